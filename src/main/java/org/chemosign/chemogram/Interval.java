package org.chemosign.chemogram;

import java.util.OptionalDouble;

/** A confidence interval; an end that the data do not bound is empty. */
public record Interval(OptionalDouble lower, OptionalDouble upper) {

  static final Interval OPEN = new Interval(OptionalDouble.empty(), OptionalDouble.empty());

  /** Whether both ends are bounded. */
  public boolean isClosed() {
    return lower.isPresent() && upper.isPresent();
  }

  /** Whether a value lies inside; an open end holds everything on its side. */
  public boolean contains(double value) {
    return lower.orElse(Double.NEGATIVE_INFINITY) <= value
        && value <= upper.orElse(Double.POSITIVE_INFINITY);
  }

  /** The interval of ten to the power of the ends. */
  Interval powersOfTen() {
    return new Interval(power(lower), power(upper));
  }

  private static OptionalDouble power(OptionalDouble exponent) {
    return exponent.isPresent()
        ? OptionalDouble.of(StrictMath.pow(10, exponent.getAsDouble()))
        : exponent;
  }
}
