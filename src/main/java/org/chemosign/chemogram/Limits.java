package org.chemosign.chemogram;

/**
 * Between what a parameter may lie. A free number u is mapped to low + (high - low)(1 + sin u)/2,
 * so that an optimiser without bounds stays inside and can reach both ends.
 */
record Limits(double low, double high) {

  Limits {
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException("limits have to be finite and in order");
    }
  }

  double value(double free) {
    return low + (high - low) * (1 + StrictMath.sin(free)) / 2;
  }

  double slope(double free) {
    return (high - low) * StrictMath.cos(free) / 2;
  }

  /** The free number of a value, kept a little off the ends, where the slope would be zero. */
  double free(double value) {
    if (high == low) {
      return 0;
    }
    double share = 2 * (value - low) / (high - low) - 1;
    return StrictMath.asin(Math.max(-0.98, Math.min(0.98, share)));
  }

  double within(double value) {
    return Math.max(low, Math.min(high, value));
  }

  boolean holds(double value) {
    return value >= low && value <= high;
  }
}
