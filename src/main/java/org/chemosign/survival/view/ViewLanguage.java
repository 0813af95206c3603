package org.chemosign.survival.view;

import java.util.Locale;

/** The languages of a validation report. */
public enum ViewLanguage {
  EN("en", Locale.UK),
  FR("fr", Locale.FRANCE);

  private final String code;
  private final Locale locale;

  ViewLanguage(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  /** The language tag. */
  public String code() {
    return code;
  }

  Locale locale() {
    return locale;
  }
}
