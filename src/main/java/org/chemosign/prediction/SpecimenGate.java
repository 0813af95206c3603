package org.chemosign.prediction;

/**
 * One condition that a specimen has to meet before its profile is interpreted, and how it came out.
 *
 * @param kind which condition
 * @param outcome met, failed, or not known
 * @param observed what was recorded, in the unit of the condition, as text for people; "unknown"
 *     when nothing was
 */
public record SpecimenGate(Kind kind, Outcome outcome, String observed) {

  /**
   * The conditions of the published clinical use (Innovations &amp; Thérapeutiques en Oncologie
   * 2024;10:30).
   */
  public enum Kind {
    /** At least 50 ng of RNA. */
    RNA_MASS(NoCallReason.LOW_RNA),
    /** At least 10 % neoplastic cells. */
    NEOPLASTIC_CELLS(NoCallReason.LOW_CELLULARITY),
    /** Pancreatic adenocarcinoma. */
    DIAGNOSIS(NoCallReason.NOT_PANCREATIC_ADENOCARCINOMA);

    private final NoCallReason reason;

    Kind(NoCallReason reason) {
      this.reason = reason;
    }

    /** The reason a call is withheld when this gate fails. */
    public NoCallReason reason() {
      return reason;
    }
  }

  /** How a gate came out. */
  public enum Outcome {
    MET,
    FAILED,
    UNKNOWN
  }
}
