package org.chemosign.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in drawings: the same text on every machine, without locale. */
final class NumberText {

  private static final int SHORTEST_POWER = -4;
  private static final int LONGEST_POWER = 5;

  private NumberText() {}

  /** A coordinate at two decimals, without trailing zeros or a negative zero. */
  static String coordinate(double value) {
    return plain(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN));
  }

  /** A number without exponent and trailing zeros. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** A power of ten, with an exponent where the plain number would be long. */
  static String powerOfTen(BigDecimal power) {
    int exponent = power.precision() - power.scale() - 1;
    boolean brief = exponent >= SHORTEST_POWER && exponent <= LONGEST_POWER;
    return brief ? plain(power) : "1e" + exponent;
  }
}
