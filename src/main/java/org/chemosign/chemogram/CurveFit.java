package org.chemosign.chemogram;

/** The fit of one curve, or why there is none. */
public sealed interface CurveFit {

  /** {@code fitted}, or the code of the reason why not. */
  String code();

  /**
   * A fit that converged and falls by more than noise.
   *
   * @param curve the best curve
   * @param error what its intervals are built on
   * @param emax value at the highest tested dose
   * @param hill steepness
   */
  record Fitted(LogLogistic curve, ResidualError error, Estimate emax, Estimate hill)
      implements CurveFit {
    @Override
    public String code() {
      return "fitted";
    }
  }

  /**
   * No fit.
   *
   * @param reason why
   * @param level mean of all wells, which stands for a flat curve
   */
  record NotFitted(FitRefusal reason, double level) implements CurveFit {
    @Override
    public String code() {
      return reason.code();
    }
  }
}
