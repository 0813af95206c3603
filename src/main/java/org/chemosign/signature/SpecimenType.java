package org.chemosign.signature;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kind of sample a profile was measured on, as far as reference distributions tell them apart.
 * Stroma moves bulk scores, so a percentile is meaningful only within one kind.
 */
public enum SpecimenType {
  /** Bulk tissue of the primary tumour, stroma included. */
  PRIMARY("primary"),
  /** Bulk tissue of a metastasis. */
  METASTASIS("metastasis"),
  /** Patient-derived xenograft, human reads only. */
  XENOGRAFT("xenograft"),
  /** Patient-derived organoid. */
  ORGANOID("organoid"),
  /** Cell line or primary cell culture. */
  CELL_CULTURE("cell-culture");

  private final String code;

  SpecimenType(String code) {
    this.code = code;
  }

  /** The code used on cards, on the command line and in FHIR. */
  public String code() {
    return code;
  }

  /** The type of a code, compared exactly; empty for an unknown code. */
  public static Optional<SpecimenType> fromCode(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }
}
