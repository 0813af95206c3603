package org.chemosign.survival;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Quantiles and p-values. */
final class Probability {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Probability() {}

  /** The quantile for a two-sided interval of a level, 1.96 for 0.95. */
  static double twoSidedQuantile(double level) {
    return NORMAL.inverseSurvivalProbability((1 - level) / 2);
  }

  /** Two-sided p-value of a standard normal statistic. */
  static double twoSided(double z) {
    return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
  }

  /** Upper tail of a chi-squared statistic; 1 where there is no degree of freedom. */
  static double chiSquared(double statistic, int degrees) {
    return degrees == 0
        ? 1
        : ChiSquaredDistribution.of(degrees).survivalProbability(Math.max(0, statistic));
  }
}
