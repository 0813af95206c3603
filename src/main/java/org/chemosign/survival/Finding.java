package org.chemosign.survival;

/**
 * What the cohort says to one of the two questions, which are not the same: prognostic, do patients
 * of different calls fare differently; predictive, does the effect of treatment differ between
 * calls.
 *
 * @param question which of the two
 * @param verdict the answer
 * @param p p-value as it came out; NaN where not tested
 * @param corrected by Holm for all tests made; NaN where not tested
 */
public record Finding(Question question, Verdict verdict, double p, double corrected) {

  private static final double SMALL = 0.05;

  /** The two questions. */
  public enum Question {
    /** Do patients of different calls fare differently? */
    PROGNOSTIC("prognostic"),
    /** Does the effect of treatment differ between calls? */
    PREDICTIVE("predictive");

    private final String code;

    Question(String code) {
      this.code = code;
    }

    /** Code in files. */
    public String code() {
      return code;
    }
  }

  /** The possible answers. */
  public enum Verdict {
    /** The corrected p-value is below 0.05. */
    SHOWN("shown"),
    /** The p-value is below 0.05, but not when corrected for the number of tests. */
    NOT_AFTER_CORRECTION("not-after-correction"),
    /**
     * The p-value is 0.05 or above: nothing was shown, which does not show that there is nothing.
     */
    NOT_SHOWN("not-shown"),
    /** The cohort does not say: no treatment was given, or the model has no estimate. */
    NOT_TESTED("not-tested"),
    /** Too few events for any answer. */
    TOO_FEW_EVENTS("too-few-events");

    private final String code;

    Verdict(String code) {
      this.code = code;
    }

    /** Code in files. */
    public String code() {
      return code;
    }
  }

  static Finding of(Question question, Multiplicity.Tested test, boolean fewEvents) {
    Verdict verdict =
        fewEvents
            ? Verdict.TOO_FEW_EVENTS
            : test.holm() < SMALL
                ? Verdict.SHOWN
                : test.p() < SMALL ? Verdict.NOT_AFTER_CORRECTION : Verdict.NOT_SHOWN;
    return new Finding(question, verdict, test.p(), test.holm());
  }

  static Finding notTested(Question question) {
    return new Finding(question, Verdict.NOT_TESTED, Double.NaN, Double.NaN);
  }
}
