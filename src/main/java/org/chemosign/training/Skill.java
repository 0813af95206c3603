package org.chemosign.training;

import java.util.Arrays;
import java.util.Optional;

/**
 * How well held-out samples were predicted.
 *
 * @param name learner or baseline
 * @param n number of samples
 * @param spearman rank correlation of prediction and response, Fisher's z
 * @param withinFolds mean rank correlation within the folds of at least five samples, weighted by n
 *     less three on Fisher's scale; NaN where there are none
 * @param pearson correlation, Fisher's z
 * @param auroc chance that a sensitive sample (lowest third of the responses) is predicted lower
 *     than another, interval by bootstrap of patients
 * @param rmse root mean square error, interval by bootstrap of patients
 * @param spearmanBootstrap the interval of the rank correlation by bootstrap of patients
 * @param beyondNaive rank correlation less that of the proliferation score on the same samples, by
 *     bootstrap of patients
 * @param slope slope of the response on the prediction, both less their training means; 1 is right
 * @param intercept intercept of the same line; 0 is right
 * @param permutation share of permuted responses that did at least as well; NaN where not asked for
 * @param note what has to be known about the row
 */
public record Skill(
    String name,
    int n,
    Estimate spearman,
    double withinFolds,
    Estimate pearson,
    Estimate auroc,
    Estimate rmse,
    Estimate spearmanBootstrap,
    Estimate beyondNaive,
    double slope,
    double intercept,
    double permutation,
    Optional<String> note) {

  /** This row with a remark. */
  Skill noting(String remark) {
    return with(permutation, Optional.of(remark));
  }

  /** This row with a permutation p-value. */
  Skill permuted(double p) {
    return with(p, note);
  }

  private Skill with(double p, Optional<String> remark) {
    return new Skill(
        name,
        n,
        spearman,
        withinFolds,
        pearson,
        auroc,
        rmse,
        spearmanBootstrap,
        beyondNaive,
        slope,
        intercept,
        p,
        remark);
  }

  /** Whether a sample is among the third of lowest responses; ties at the edge are. */
  static boolean[] sensitive(double[] observed) {
    double[] sorted = observed.clone();
    Arrays.sort(sorted);
    double edge = sorted[Math.max(0, observed.length / 3 - 1)];
    boolean[] sensitive = new boolean[observed.length];
    for (int i = 0; i < sensitive.length; i++) {
      sensitive[i] = observed[i] <= edge;
    }
    return sensitive;
  }

  /** Area under the ROC curve of low predictions for sensitive samples, ties half. */
  static double auroc(double[] predicted, boolean[] sensitive) {
    double[] ranks = Ranks.of(predicted);
    double sum = 0;
    int positives = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (sensitive[i]) {
        sum += ranks[i];
        positives++;
      }
    }
    double negatives = ranks.length - positives;
    double above = sum - positives * (positives + 1) / 2.0;
    return positives == 0 || negatives == 0 ? Double.NaN : 1 - above / (positives * negatives);
  }
}
