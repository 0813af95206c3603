package org.chemosign.survival.view;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.chemosign.survival.ChiSquaredTest;
import org.chemosign.survival.Estimate;
import org.chemosign.survival.Grouping;

/**
 * The sentences of a validation report in one language, and numbers as that language writes them.
 */
final class Words {

  private static final String BUNDLE = "org.chemosign.survival.view.messages";
  private static final String NONE = "\u2013";

  private final ViewLanguage language;
  private final ResourceBundle bundle;

  Words(ViewLanguage language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.forLanguageTag(language.code()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  ViewLanguage language() {
    return language;
  }

  /** The sentence of a key; arguments that are strings are put in as they are. */
  String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
  }

  /** The sentence of a key with all arguments put in as they are. */
  String plain(String key, java.util.List<String> arguments) {
    return text(key, arguments.toArray());
  }

  /** A number with a count of decimals; a dash for NaN. */
  String number(double value, int decimals) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value).replace('-', '\u2212');
  }

  /** A time in months, without needless decimals. */
  String months(double value) {
    return number(value, value == Math.rint(value) ? 0 : 1);
  }

  /** A p-value alone: two significant digits, never below 0.001. */
  String p(double p) {
    if (Double.isNaN(p)) {
      return NONE;
    }
    if (p < 0.001) {
      return "<" + number(0.001, 3);
    }
    return number(p, p < 0.01 ? 4 : p < 0.1 ? 3 : 2);
  }

  /** A p-value in a sentence: p = 0.03, p < 0.001. */
  String pEquals(double p) {
    String text = p(p);
    return text.startsWith("<") ? "p < " + text.substring(1) : "p = " + text;
  }

  /** A test: chi-squared, degrees of freedom and p. */
  String test(ChiSquaredTest test) {
    return text(
        "test", number(test.statistic(), 2), String.valueOf(test.degrees()), pEquals(test.p()));
  }

  /** A ratio with its interval: 1.63 [1.13 to 2.35]. */
  String ratio(Estimate estimate) {
    return interval(estimate, decimals(estimate.value()));
  }

  private static int decimals(double value) {
    return value >= 100 ? 0 : value >= 10 ? 1 : 2;
  }

  /** A number with its interval. */
  String interval(Estimate estimate, int decimals) {
    if (Double.isNaN(estimate.value())) {
      return NONE;
    }
    return text(
        "interval",
        number(estimate.value(), decimals),
        number(estimate.low(), decimals),
        number(estimate.high(), decimals));
  }

  /** A median with its interval, each of which may not be reached. */
  String median(Estimate estimate) {
    return text(
        "interval", reached(estimate.value()), reached(estimate.low()), reached(estimate.high()));
  }

  private String reached(double value) {
    return Double.isNaN(value) ? text("not-reached") : number(value, 1);
  }

  /** A probability with its interval, in per cent. */
  String percent(Estimate estimate) {
    Estimate hundred =
        new Estimate(100 * estimate.value(), 100 * estimate.low(), 100 * estimate.high());
    return interval(hundred, 0);
  }

  /** A group as people read it; those made of scores have words of their own. */
  String group(Grouping.Kind kind, String level) {
    return kind.exploratory() ? text("group." + level) : level;
  }

  /** A term of a model as people read it. */
  String term(String term) {
    return term.replace(" (per SD)", " " + text("per-sd")).replace(" x ", " \u00d7 ");
  }

  /** The place at which an effect of treatment is read off. */
  String place(String place) {
    return place.equals("-1 SD")
        ? text("place.low")
        : place.equals("+1 SD") ? text("place.high") : place;
  }
}
