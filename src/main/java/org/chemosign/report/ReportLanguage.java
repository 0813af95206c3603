package org.chemosign.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that a report's text can be written in. Codes are the same in both. */
public enum ReportLanguage {
  EN("en", Locale.UK),
  FR("fr", Locale.FRANCE);

  private final String code;
  private final Locale locale;

  ReportLanguage(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  /** The language tag, {@code en} or {@code fr}. */
  public String code() {
    return code;
  }

  Locale locale() {
    return locale;
  }

  /**
   * The language of a tag such as {@code fr} or {@code fr-CH}; empty for a language not offered.
   */
  public static Optional<ReportLanguage> fromTag(String tag) {
    String language = Locale.forLanguageTag(tag.trim().replace('_', '-')).getLanguage();
    return Arrays.stream(values()).filter(value -> value.code.equals(language)).findFirst();
  }

  /**
   * The offered language that an {@code Accept-Language} header prefers; English when the header is
   * malformed or names none that is offered.
   */
  public static ReportLanguage fromAcceptLanguage(String header) {
    try {
      return Locale.LanguageRange.parse(header).stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> fromTag(range.getRange()).stream())
          .findFirst()
          .orElse(EN);
    } catch (IllegalArgumentException e) {
      return EN;
    }
  }
}
