package org.chemosign.survival;

import java.util.List;

/**
 * A fitted Cox proportional hazards model.
 *
 * @param ties treatment of tied events
 * @param patients number of patients
 * @param events number of events
 * @param coefficients one a term
 * @param variance variance of the coefficients, inverse observed information
 * @param logLikelihoodNull log partial likelihood of the model without terms
 * @param logLikelihood log partial likelihood at the estimate
 * @param likelihoodRatio test that all coefficients are zero
 * @param wald the same by the estimate and its variance
 * @param score the same by the gradient at zero
 * @param iterations Newton steps taken
 */
public record CoxModel(
    Ties ties,
    int patients,
    int events,
    List<Coefficient> coefficients,
    double[][] variance,
    double logLikelihoodNull,
    double logLikelihood,
    ChiSquaredTest likelihoodRatio,
    ChiSquaredTest wald,
    ChiSquaredTest score,
    int iterations) {

  /**
   * One term of a model.
   *
   * @param term its name
   * @param logHazardRatio the estimate, natural logarithm
   * @param standardError its standard error
   * @param hazardRatio hazard ratio with the interval of Wald
   * @param z estimate by standard error
   * @param p two-sided, of z
   */
  public record Coefficient(
      String term,
      double logHazardRatio,
      double standardError,
      Estimate hazardRatio,
      double z,
      double p) {

    static Coefficient of(String term, double estimate, double error, double level) {
      double spread = Probability.twoSidedQuantile(level) * error;
      double z = estimate / error;
      return new Coefficient(
          term,
          estimate,
          error,
          new Estimate(
              StrictMath.exp(estimate),
              StrictMath.exp(estimate - spread),
              StrictMath.exp(estimate + spread)),
          z,
          Probability.twoSided(z));
    }
  }

  /** A sum of coefficients with weights, such as an effect within a group. */
  Coefficient contrast(String term, double[] weights, double level) {
    double estimate = 0;
    double squared = 0;
    for (int j = 0; j < weights.length; j++) {
      estimate += weights[j] * coefficients.get(j).logHazardRatio();
      for (int k = 0; k < weights.length; k++) {
        squared += weights[j] * weights[k] * variance[j][k];
      }
    }
    return Coefficient.of(term, estimate, Math.sqrt(squared), level);
  }

  /** Test that the first coefficients are all zero, by their estimates and variance. */
  ChiSquaredTest waldOfFirst(int count) {
    double[] estimate = new double[count];
    double[][] block = new double[count][count];
    for (int j = 0; j < count; j++) {
      estimate[j] = coefficients.get(j).logHazardRatio();
      System.arraycopy(variance[j], 0, block[j], 0, count);
    }
    return ChiSquaredTest.of(new PositiveDefinite(block).quadratic(estimate), count);
  }
}
