package org.chemosign.chemogram;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The variance that intervals are built on. Usually the residual variance of the wells; where the
 * curve misses the dose means by more than the replicates differ (lack-of-fit test, p under 0.05),
 * the wells of a dose are not independent, and the variance of the means about the curve counts,
 * with its fewer degrees of freedom.
 *
 * @param variance of a single well
 * @param freedom its degrees of freedom
 * @param lackOfFit p-value of the lack-of-fit test; empty without replicates
 * @param betweenDoses whether the variance of the means was taken
 */
public record ResidualError(
    double variance, int freedom, OptionalDouble lackOfFit, boolean betweenDoses) {

  private static final double LEVEL = 0.05;

  static ResidualError of(WeightedPoints points, double squares, int parameters) {
    int within = points.total() - points.doses();
    int between = points.doses() - parameters;
    double ownVariance = squares / between;
    if (within == 0) {
      return new ResidualError(ownVariance, between, OptionalDouble.empty(), true);
    }
    double p = survival(ownVariance, points.pureError() / within, between, within);
    if (p < LEVEL) {
      return new ResidualError(ownVariance, between, OptionalDouble.of(p), true);
    }
    int freedom = between + within;
    double pooled = (squares + points.pureError()) / freedom;
    return new ResidualError(pooled, freedom, OptionalDouble.of(p), false);
  }

  /** p-value that a gain in squares by some parameters is noise. */
  double noise(double gain, int parameters) {
    return survival(gain / parameters, variance, parameters, freedom);
  }

  /**
   * p-value that all doses have one mean, by the spread of the replicates; 1 without replicates.
   */
  static double differ(WeightedPoints points) {
    int within = points.total() - points.doses();
    if (within == 0) {
      return 1;
    }
    int between = points.doses() - 1;
    double squares = points.squaresAbout(points.grandMean());
    return survival(squares / between, points.pureError() / within, between, within);
  }

  /** How far the squares may rise within a confidence interval of one parameter. */
  double allowance(double confidence) {
    double t = TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
    return variance * t * t;
  }

  /** Standard deviation of a single well about the curve. */
  public double deviation() {
    return Math.sqrt(variance);
  }

  private static double survival(double above, double below, int aboveFreedom, int belowFreedom) {
    if (above <= 0) {
      return 1;
    }
    if (below <= 0) {
      return 0;
    }
    return FDistribution.of(aboveFreedom, belowFreedom).survivalProbability(above / below);
  }
}
