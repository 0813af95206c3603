package org.chemosign.survival;

import java.util.List;

/**
 * What a reader of a result has to know.
 *
 * @param kind what it is
 * @param details names and numbers as plain text, in the order the kind states
 */
public record Caution(Kind kind, List<String> details) {

  /** Copies the details. */
  public Caution {
    details = List.copyOf(details);
  }

  static Caution of(Kind kind, Object... details) {
    return new Caution(kind, java.util.Arrays.stream(details).map(String::valueOf).toList());
  }

  /** Kinds of caution. */
  public enum Kind {
    /** Fewer than ten events: number of events. */
    FEW_EVENTS("few-events"),
    /** Fewer than ten events a term of a model: code of the model, events, terms. */
    FEW_EVENTS_PER_TERM("few-events-per-term"),
    /** Fewer than ten patients in a group: the group, patients. */
    SMALL_GROUP("small-group"),
    /** Hazard ratios seem to change with time (p below 0.05): code of the model, the term, p. */
    NON_PROPORTIONAL("non-proportional"),
    /** The limits of groups come from this cohort. */
    COHORT_CUTS("cohort-cuts"),
    /** The score has too few different values to be cut in parts. */
    FEW_SCORES("few-scores"),
    /** Nobody is followed to a time asked for: months. */
    BEYOND_FOLLOW_UP("beyond-follow-up"),
    /** A model has no estimate: code of the model, code of the reason, the term. */
    MODEL_REFUSED("model-refused"),
    /** More than a tenth of the patients were left out: number, of how many. */
    MANY_EXCLUDED("many-excluded"),
    /** Treatment is compared, and the table does not say whether it was allocated at random. */
    ALLOCATION_UNKNOWN("allocation-unknown");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** Code in files. */
    public String code() {
      return code;
    }
  }
}
