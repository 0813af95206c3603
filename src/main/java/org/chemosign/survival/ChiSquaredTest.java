package org.chemosign.survival;

/**
 * A test whose statistic is chi-squared under the null hypothesis.
 *
 * @param statistic the statistic
 * @param degrees degrees of freedom
 * @param p upper tail probability
 */
public record ChiSquaredTest(double statistic, int degrees, double p) {

  static ChiSquaredTest of(double statistic, int degrees) {
    return new ChiSquaredTest(statistic, degrees, Probability.chiSquared(statistic, degrees));
  }
}
