package org.chemosign.training;

import java.util.Arrays;
import java.util.Optional;

/** What is made as large as can be when hyper-parameters and learners are chosen. */
public enum Criterion {
  /** Spearman's correlation of what was predicted above the training mean with the response. */
  SPEARMAN("spearman"),
  /** Less error: the negative root mean square error. */
  ERROR("error");

  private final String code;

  Criterion(String code) {
    this.code = code;
  }

  /** The code on the command line. */
  public String code() {
    return code;
  }

  /** The criterion of a code; empty for an unknown one. */
  public static Optional<Criterion> fromCode(String code) {
    return Arrays.stream(values()).filter(value -> value.code.equals(code)).findFirst();
  }

  /**
   * Score of held-out predictions; the worst possible where they do not vary.
   *
   * @param deviations predictions less the mean response of their training samples
   * @param errors predictions less responses
   * @param observed responses
   */
  double score(double[] deviations, double[] errors, double[] observed) {
    if (this == ERROR) {
      return -Math.sqrt(Vectors.dot(errors, errors) / errors.length);
    }
    double rho = Ranks.spearman(deviations, observed);
    return Double.isNaN(rho) ? -1 : rho;
  }
}
