package org.chemosign.training;

/**
 * A figure with its 95 % confidence interval; all NaN where there is none.
 *
 * @param value the figure
 * @param low lower limit
 * @param high upper limit
 */
public record Estimate(double value, double low, double high) {

  private static final double NORMAL_975 = 1.959963984540054;

  /** No figure. */
  static Estimate none() {
    return new Estimate(Double.NaN, Double.NaN, Double.NaN);
  }

  /** A correlation of n pairs with the interval of Fisher's z. */
  static Estimate correlation(double rho, int n) {
    if (Double.isNaN(rho) || n < 4) {
      return new Estimate(rho, Double.NaN, Double.NaN);
    }
    double half = NORMAL_975 / Math.sqrt(n - 3);
    double z = 0.5 * (StrictMath.log1p(rho) - StrictMath.log1p(-rho));
    return new Estimate(rho, StrictMath.tanh(z - half), StrictMath.tanh(z + half));
  }
}
