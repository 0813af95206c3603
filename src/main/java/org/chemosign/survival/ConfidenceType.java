package org.chemosign.survival;

/**
 * The scale on which the interval of a survival probability is symmetric (names as in R survfit):
 * Greenwood's variance, carried to that scale.
 */
public enum ConfidenceType {
  /** log(-log S): stays within 0 and 1; the default here. */
  LOG_LOG("log-log"),
  /** log S: the default of R. */
  LOG("log"),
  /** S itself, cut at 0 and 1. */
  PLAIN("plain");

  private final String code;

  ConfidenceType(String code) {
    this.code = code;
  }

  /** The name that R uses. */
  public String code() {
    return code;
  }

  /**
   * The interval of a survival probability.
   *
   * @param survival the estimate S
   * @param error Greenwood's standard error of log S
   * @param z the normal quantile of the level
   */
  Estimate interval(double survival, double error, double z) {
    if (survival == 1 && error == 0) {
      return new Estimate(1, 1, 1);
    }
    if (!(survival > 0)) {
      return new Estimate(survival, Double.NaN, Double.NaN);
    }
    return switch (this) {
      case LOG_LOG -> logLog(survival, error, z);
      case LOG ->
          new Estimate(
              survival,
              survival * StrictMath.exp(-z * error),
              Math.min(1, survival * StrictMath.exp(z * error)));
      case PLAIN ->
          new Estimate(
              survival,
              Math.max(0, survival - z * survival * error),
              Math.min(1, survival + z * survival * error));
    };
  }

  private static Estimate logLog(double survival, double error, double z) {
    double logSurvival = StrictMath.log(survival);
    double spread = z * error / logSurvival;
    return new Estimate(
        survival,
        StrictMath.exp(logSurvival * StrictMath.exp(-spread)),
        StrictMath.exp(logSurvival * StrictMath.exp(spread)));
  }
}
