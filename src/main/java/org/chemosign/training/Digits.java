package org.chemosign.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers at a stated number of digits, so that what is computed with is what is written down. */
final class Digits {

  private static final MathContext TWELVE = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final MathContext FIFTEEN = new MathContext(15, RoundingMode.HALF_EVEN);

  private Digits() {}

  /** The nearest number of twelve significant digits: means and deviations of genes. */
  static double twelve(double value) {
    return new BigDecimal(value).round(TWELVE).doubleValue();
  }

  /** The nearest number of fifteen significant digits: weights and leaves. */
  static double fifteen(double value) {
    return new BigDecimal(value).round(FIFTEEN).doubleValue();
  }

  static double[] fifteen(double[] values) {
    double[] rounded = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = fifteen(values[i]);
    }
    return rounded;
  }

  /** A number without exponent and without trailing zeros, all digits it has been rounded to. */
  static String plain(double value) {
    BigDecimal decimal = new BigDecimal(value).round(FIFTEEN).stripTrailingZeros();
    return decimal.signum() == 0 ? "0" : decimal.toPlainString();
  }

  /** A figure at a number of decimals, null when it is not finite. */
  static BigDecimal decimals(double value, int places) {
    return Double.isFinite(value)
        ? new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN)
        : null;
  }
}
