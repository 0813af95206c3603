package org.chemosign.expression;

import java.nio.charset.StandardCharsets;

/**
 * The only numbers that are accepted: an optional sign, digits, optionally a point and digits,
 * optionally e or E with an optional sign and digits. Java's own grammar is wider (hexadecimal,
 * suffixes, NaN, Infinity) and is not used.
 */
final class Decimal {

  /** The longest text that is taken for a number. */
  static final int LONGEST = 64;

  private static final int EXACT_DIGITS = 15;
  private static final int EXACT_POWER = 22;
  private static final double[] POWERS = powers();

  private Decimal() {}

  private static double[] powers() {
    double[] powers = new double[EXACT_POWER + 1];
    for (int i = 0; i <= EXACT_POWER; i++) {
      powers[i] = Double.parseDouble("1e" + i);
    }
    return powers;
  }

  /**
   * The value of a number in ASCII, the same to the last bit as {@link Double#parseDouble} gives.
   *
   * @return the value; infinite when it is beyond the range of a double; NaN when the text is not
   *     of the grammar
   */
  static double parse(byte[] text, int from, int to) {
    int start = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    int at = digits(text, start, to);
    if (at == start || to - from > LONGEST) {
      return Double.NaN;
    }
    int whole = at;
    if (at < to && text[at] == '.') {
      at = digits(text, whole + 1, to);
      if (at == whole + 1) {
        return Double.NaN;
      }
    }
    if (at == to) {
      double value = plain(text, start, to, Math.max(0, to - whole - 1));
      return Double.isNaN(value) ? slow(text, from, to) : signed(text[from], value);
    }
    return isExponent(text, at, to) ? slow(text, from, to) : Double.NaN;
  }

  private static int digits(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  private static boolean isExponent(byte[] text, int at, int to) {
    if (text[at] != 'e' && text[at] != 'E') {
      return false;
    }
    int start = at + 1;
    if (start < to && (text[start] == '-' || text[start] == '+')) {
      start++;
    }
    return start < to && digits(text, start, to) == to;
  }

  /**
   * Digits around at most one point. Up to fifteen significant digits fit a double exactly, and so
   * do powers of ten up to 22, so that one division rounds once, as it has to.
   *
   * @return NaN when there are more digits than that
   */
  private static double plain(byte[] text, int from, int to, int decimals) {
    long mantissa = 0;
    int significant = 0;
    for (int i = from; i < to; i++) {
      if (text[i] != '.') {
        mantissa = 10 * mantissa + text[i] - '0';
        significant += mantissa == 0 ? 0 : 1;
        if (significant > EXACT_DIGITS) {
          return Double.NaN;
        }
      }
    }
    return decimals > EXACT_POWER ? Double.NaN : mantissa / POWERS[decimals];
  }

  private static double signed(byte first, double value) {
    return first == '-' ? -value : value;
  }

  private static double slow(byte[] text, int from, int to) {
    return Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII));
  }
}
