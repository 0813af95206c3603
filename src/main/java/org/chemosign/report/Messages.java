package org.chemosign.report;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The sentences of a report in one language, and numbers as that language writes them. */
final class Messages {

  private static final String BUNDLE = "org.chemosign.report.messages";

  /** Patterns read before, by language and key; formats are not thread-safe, so each use clones. */
  private static final Map<String, MessageFormat> FORMATS = new ConcurrentHashMap<>();

  /** Sentences without arguments, by language and key. */
  private static final Map<String, String> FIXED = new ConcurrentHashMap<>();

  private final ReportLanguage language;
  private final ResourceBundle bundle;

  Messages(ReportLanguage language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.forLanguageTag(language.code()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  ReportLanguage language() {
    return language;
  }

  /**
   * The sentence of a key, with its arguments filled in.
   *
   * @param arguments strings are put in as they are; numbers as the language writes them
   */
  String text(String key, Object... arguments) {
    String name = language.code() + "/" + key;
    return arguments.length == 0
        ? FIXED.computeIfAbsent(name, unread -> format(name, key).format(arguments))
        : ((MessageFormat) format(name, key).clone()).format(arguments);
  }

  private MessageFormat format(String name, String key) {
    return FORMATS.computeIfAbsent(
        name, unread -> new MessageFormat(bundle.getString(key), language.locale()));
  }

  /** Whether there is a sentence of that key. */
  boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** A number with a fixed count of decimals. */
  String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value).replace('-', '\u2212');
  }

  /** Items as one enumeration: "a", "a and b", "a, b and c". */
  String list(List<String> items) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    String head = String.join(text("list.comma"), items.subList(0, items.size() - 1));
    return head + text("list.and") + items.get(items.size() - 1);
  }
}
