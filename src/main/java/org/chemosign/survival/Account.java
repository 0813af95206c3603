package org.chemosign.survival;

import java.util.List;

/**
 * Who an analysis is about: complete cases of what it needs.
 *
 * @param given patients in the cohort
 * @param analysed patients with all that is needed
 * @param events events among them
 * @param exclusions why the others were left out; each patient counts once, at the first reason
 */
public record Account(int given, int analysed, int events, List<Exclusion> exclusions) {

  /** Copies the reasons. */
  public Account {
    exclusions = List.copyOf(exclusions);
  }

  /** Patients left out. */
  public int excluded() {
    return given - analysed;
  }

  /** Why a patient was left out. */
  public enum Reason {
    /** A value is missing. */
    MISSING("missing"),
    /** Followed for no time and without the event: carries no information. */
    NO_FOLLOW_UP("no-follow-up");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** Code in files. */
    public String code() {
      return code;
    }
  }

  /**
   * Patients left out for one reason.
   *
   * @param column the column whose value is missing; empty for another reason
   */
  public record Exclusion(Reason reason, String column, int patients) {}
}
