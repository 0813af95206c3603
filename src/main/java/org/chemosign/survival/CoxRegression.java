package org.chemosign.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits Cox models by Newton's method with step halving, on standardised covariates. Converged means
 * that a step no longer moves any standardised coefficient by 1e-9; a likelihood that grows without
 * end is recognised and refused, not reported as a large number.
 */
final class CoxRegression {

  private static final int MOST_ITERATIONS = 100;
  private static final int MOST_HALVINGS = 30;
  private static final double SETTLED = 1e-9;
  private static final double ENDLESS = 25;
  private static final double SUSPICIOUS = 8;

  private final Outcomes outcomes;
  private final Design design;
  private final int[] stratum;
  private final double level;
  private final double[] scale;
  private final double[] range;
  private final double[][] standardised;

  /**
   * Takes the data.
   *
   * @param stratum the stratum of each patient; all zero where there are none
   * @param level of the intervals, such as 0.95
   */
  CoxRegression(Outcomes outcomes, Design design, int[] stratum, double level) {
    this.outcomes = outcomes;
    this.design = design;
    this.stratum = stratum;
    this.level = level;
    this.scale = new double[design.size()];
    this.range = new double[design.size()];
    this.standardised = new double[outcomes.size()][design.size()];
    for (int j = 0; j < design.size(); j++) {
      standardise(j);
    }
  }

  private void standardise(int j) {
    double[] x = design.columns().get(j);
    double mean = Moment.mean(x);
    double deviation = Moment.standardDeviation(x);
    double low = Arrays.stream(x).min().orElse(0);
    double high = Arrays.stream(x).max().orElse(0);
    if (!(deviation > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) {
      throw CoxFitException.notEstimable(design.terms().get(j));
    }
    scale[j] = deviation;
    range[j] = (high - low) / deviation;
    for (int row = 0; row < x.length; row++) {
      standardised[row][j] = (x[row] - mean) / deviation;
    }
  }

  /**
   * Fits the model.
   *
   * @throws CoxFitException where there is no finite, unique estimate
   */
  CoxModel fit(Ties ties) {
    if (outcomes.events() == 0) {
      throw CoxFitException.noEvents();
    }
    RiskSets sets = riskSets(ties);
    double[] beta = new double[design.size()];
    RiskSets.Evaluation start = sets.at(beta);
    double score = factor(start, beta).quadratic(start.gradient());
    RiskSets.Evaluation here = start;
    for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
      double[] step = factor(here, beta).solve(here.gradient());
      refuseEndless(beta);
      if (largest(step) < SETTLED) {
        return model(ties, new Fitted(beta, start, here, score, iteration - 1));
      }
      RiskSets.Evaluation next = null;
      double[] tried = beta;
      for (int half = 0; half <= MOST_HALVINGS; half++) {
        tried = moved(beta, step, StrictMath.pow(0.5, half));
        next = sets.at(tried);
        if (next.logLikelihood() >= here.logLikelihood() - 1e-12 * Math.abs(here.logLikelihood())) {
          break;
        }
      }
      beta = tried;
      here = next;
    }
    throw CoxFitException.noConvergence(MOST_ITERATIONS);
  }

  /** The event times at the scale of the fit, for residuals. */
  RiskSets riskSets(Ties ties) {
    return new RiskSets(outcomes, standardised, stratum, ties);
  }

  /** Coefficients of a model on the scale of {@link #riskSets}. */
  double[] standardised(CoxModel model) {
    double[] beta = new double[scale.length];
    Arrays.setAll(beta, j -> model.coefficients().get(j).logHazardRatio() * scale[j]);
    return beta;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  double level() {
    return level;
  }

  /** The linear predictor of each patient, up to a constant. */
  double[] risk(CoxModel model) {
    double[] beta = standardised(model);
    double[] risk = new double[standardised.length];
    Arrays.setAll(risk, row -> PositiveDefinite.dot(beta, standardised[row]));
    return risk;
  }

  double[] row(int patient) {
    return standardised[patient];
  }

  /** The factor of the information; a singular one is refused in words. */
  private PositiveDefinite factor(RiskSets.Evaluation here, double[] beta) {
    double most = 0;
    int suspect = 0;
    for (int j = 0; j < beta.length; j++) {
      if (Math.abs(beta[j]) * range[j] > most) {
        most = Math.abs(beta[j]) * range[j];
        suspect = j;
      }
    }
    PositiveDefinite factor = new PositiveDefinite(here.information());
    int events = outcomes.events();
    for (int j = 0; j < beta.length; j++) {
      boolean flat = !(here.information()[j][j] > 1e-10 * events);
      if (flat || factor.dependentRow().orElse(-1) == j) {
        throw most > SUSPICIOUS
            ? CoxFitException.monotone(design.terms().get(suspect))
            : CoxFitException.notEstimable(design.terms().get(j));
      }
    }
    return factor;
  }

  private void refuseEndless(double[] beta) {
    for (int j = 0; j < beta.length; j++) {
      if (Math.abs(beta[j]) * range[j] > ENDLESS) {
        throw CoxFitException.monotone(design.terms().get(j));
      }
    }
  }

  private static double largest(double[] step) {
    return Arrays.stream(step).map(Math::abs).max().orElse(0);
  }

  private static double[] moved(double[] beta, double[] step, double share) {
    double[] moved = new double[beta.length];
    Arrays.setAll(moved, j -> beta[j] + share * step[j]);
    return moved;
  }

  private record Fitted(
      double[] beta,
      RiskSets.Evaluation start,
      RiskSets.Evaluation end,
      double score,
      int iterations) {}

  private CoxModel model(Ties ties, Fitted fitted) {
    int size = design.size();
    double[][] variance = new PositiveDefinite(fitted.end.information()).inverse();
    List<CoxModel.Coefficient> coefficients = new ArrayList<>();
    double wald = 0;
    for (int j = 0; j < size; j++) {
      for (int k = 0; k < size; k++) {
        wald += fitted.beta[j] * fitted.end.information()[j][k] * fitted.beta[k];
        variance[j][k] /= scale[j] * scale[k];
      }
      coefficients.add(
          CoxModel.Coefficient.of(
              design.terms().get(j), fitted.beta[j] / scale[j], Math.sqrt(variance[j][j]), level));
    }
    double ratio = 2 * (fitted.end.logLikelihood() - fitted.start.logLikelihood());
    return new CoxModel(
        ties,
        outcomes.size(),
        outcomes.events(),
        List.copyOf(coefficients),
        variance,
        fitted.start.logLikelihood(),
        fitted.end.logLikelihood(),
        ChiSquaredTest.of(ratio, size),
        ChiSquaredTest.of(wald, size),
        ChiSquaredTest.of(fitted.score, size),
        fitted.iterations);
  }
}
