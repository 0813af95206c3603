package org.chemosign.survival;

/** A Cox model that has no finite or unique estimate, with the reason in words. */
public final class CoxFitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why there is no estimate. */
  public enum Reason {
    /** No patient had the event. */
    NO_EVENTS,
    /** A term has one value only, or is a combination of others, in every risk set. */
    NOT_ESTIMABLE,
    /** A term splits events from the rest so well that its hazard ratio is infinite. */
    MONOTONE_LIKELIHOOD,
    /** The iterations did not settle. */
    NO_CONVERGENCE
  }

  private final Reason reason;
  private final String term;

  CoxFitException(Reason reason, String term, String message) {
    super(message);
    this.reason = reason;
    this.term = term;
  }

  /** Why there is no estimate. */
  public Reason reason() {
    return reason;
  }

  /** The term concerned; empty where it is none. */
  public String term() {
    return term;
  }

  static CoxFitException noEvents() {
    return new CoxFitException(
        Reason.NO_EVENTS, "", "no patient had the event; a Cox model has nothing to fit");
  }

  static CoxFitException notEstimable(String term) {
    return new CoxFitException(
        Reason.NOT_ESTIMABLE,
        term,
        "'"
            + term
            + "' cannot be estimated: within the patients at risk it has one value only or is a"
            + " combination of the other terms");
  }

  static CoxFitException monotone(String term) {
    return new CoxFitException(
        Reason.MONOTONE_LIKELIHOOD,
        term,
        "the hazard ratio of '"
            + term
            + "' has no finite estimate: the likelihood grows without end (monotone likelihood;"
            + " one side has no events, or the term orders the events completely)");
  }

  static CoxFitException noConvergence(int iterations) {
    return new CoxFitException(
        Reason.NO_CONVERGENCE, "", "the Cox model did not settle in " + iterations + " iterations");
  }
}
