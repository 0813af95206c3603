package org.chemosign.operation.trials;

import java.util.Optional;

/**
 * What the record says of one criterion.
 *
 * @param outcome whether the criterion holds
 * @param why in words
 * @param resource reference of the resource that it rests on
 */
record Finding(Outcome outcome, String why, Optional<String> resource) {

  /** Missing data is unknown, never assumed. */
  enum Outcome {
    MET("met"),
    NOT_MET("not-met"),
    UNKNOWN("unknown");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }

    /** The outcome for somebody who must not be so. */
    Outcome negated() {
      return switch (this) {
        case MET -> NOT_MET;
        case NOT_MET -> MET;
        case UNKNOWN -> UNKNOWN;
      };
    }
  }

  static Finding of(boolean holds, String why, String resource) {
    return new Finding(holds ? Outcome.MET : Outcome.NOT_MET, why, Optional.of(resource));
  }

  static Finding unknown(String why) {
    return new Finding(Outcome.UNKNOWN, why, Optional.empty());
  }

  static Finding unknown(String why, String resource) {
    return new Finding(Outcome.UNKNOWN, why, Optional.of(resource));
  }
}
