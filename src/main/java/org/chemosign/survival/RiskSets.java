package org.chemosign.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The log partial likelihood of Cox (1972, DOI 10.1111/j.2517-6161.1972.tb00899.x) of standardised
 * covariates, event time by event time.
 */
final class RiskSets {

  private final Outcomes outcomes;
  private final double[][] covariates;
  private final Ties ties;
  private final List<int[]> descending = new ArrayList<>();

  /**
   * Orders the patients.
   *
   * @param covariates one row a patient
   * @param stratum the stratum of each patient
   */
  RiskSets(Outcomes outcomes, double[][] covariates, int[] stratum, Ties ties) {
    this.outcomes = outcomes;
    this.covariates = covariates;
    this.ties = ties;
    for (int[] rows : Strata.rows(stratum)) {
      int[] order = outcomes.of(rows).ascending();
      int last = order.length - 1;
      int[] sorted = new int[order.length];
      Arrays.setAll(sorted, i -> rows[order[last - i]]);
      descending.add(sorted);
    }
  }

  /**
   * What one event time adds.
   *
   * @param time the event time
   * @param deaths rows of the patients with the event then
   * @param mean weighted mean of the covariates at risk, averaged over tied events
   * @param logLikelihood share of the log likelihood
   * @param gradient share of its gradient
   * @param information share of the information, minus its second derivative
   */
  record EventTime(
      double time,
      int[] deaths,
      double[] mean,
      double logLikelihood,
      double[] gradient,
      double[][] information) {}

  /** The sums over all event times. */
  record Evaluation(double logLikelihood, double[] gradient, double[][] information) {}

  Evaluation at(double[] beta) {
    double[] logLikelihood = new double[1];
    double[] gradient = new double[beta.length];
    double[][] information = new double[beta.length][beta.length];
    visit(
        beta,
        part -> {
          logLikelihood[0] += part.logLikelihood;
          for (int j = 0; j < beta.length; j++) {
            gradient[j] += part.gradient[j];
            for (int k = 0; k < beta.length; k++) {
              information[j][k] += part.information[j][k];
            }
          }
        });
    return new Evaluation(logLikelihood[0], gradient, information);
  }

  /** Shows every event time, stratum by stratum and latest first. */
  void visit(double[] beta, Consumer<EventTime> visitor) {
    double[] risk = linear(beta);
    double top = Arrays.stream(risk).max().orElse(0);
    for (int[] order : descending) {
      Moments all = new Moments(beta.length);
      for (int start = 0; start < order.length; ) {
        int end = start;
        double time = outcomes.time()[order[start]];
        Moments dying = new Moments(beta.length);
        List<Integer> deaths = new ArrayList<>();
        while (end < order.length && outcomes.time()[order[end]] == time) {
          int row = order[end++];
          double weight = StrictMath.exp(risk[row] - top);
          all.add(weight, covariates[row]);
          if (outcomes.event()[row]) {
            deaths.add(row);
            dying.add(weight, covariates[row]);
          }
        }
        if (!deaths.isEmpty()) {
          int[] rows = deaths.stream().mapToInt(Integer::intValue).toArray();
          visitor.accept(eventTime(time, rows, new Tied(all, dying), row -> risk[row] - top));
        }
        start = end;
      }
    }
  }

  private record Tied(Moments all, Moments dying) {}

  private EventTime eventTime(
      double time, int[] deaths, Tied moments, java.util.function.IntToDoubleFunction risk) {
    int size = moments.all.first.length;
    double[] mean = new double[size];
    double[][] information = new double[size][size];
    double logLikelihood = 0;
    for (int i = 0; i < deaths.length; i++) {
      double out = ties == Ties.EFRON ? (double) i / deaths.length : 0;
      Moments left = moments.all.without(moments.dying, out);
      logLikelihood += risk.applyAsDouble(deaths[i]) - StrictMath.log(left.weight);
      left.accumulate(mean, information);
    }
    Arrays.setAll(mean, j -> mean[j] / deaths.length);
    double[] gradient = new double[size];
    for (int row : deaths) {
      for (int j = 0; j < size; j++) {
        gradient[j] += covariates[row][j] - mean[j];
      }
    }
    return new EventTime(time, deaths, mean, logLikelihood, gradient, information);
  }

  private double[] linear(double[] beta) {
    double[] risk = new double[covariates.length];
    Arrays.setAll(risk, row -> PositiveDefinite.dot(beta, covariates[row]));
    return risk;
  }
}
