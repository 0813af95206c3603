package org.chemosign.signature;

import java.util.Arrays;
import java.util.Optional;

/** How far a signature has been shown to work, weakest first. Graded as it is, never better. */
public enum EvidenceGrade {
  /** Held-out skill is not distinguishable from chance. */
  NOT_VALIDATED("not-validated"),
  /** Held-out skill in cell cultures only. */
  IN_VITRO("in-vitro"),
  /** Held-out skill in organoids or xenografts. */
  PRECLINICAL("preclinical"),
  /** Associated with outcome in a retrospective patient cohort. */
  RETROSPECTIVE_COHORT("retrospective-cohort"),
  /** Confirmed in a prospective trial. */
  PROSPECTIVE("prospective");

  private final String code;

  EvidenceGrade(String code) {
    this.code = code;
  }

  /** The code used on cards and in FHIR, such as {@code in-vitro}. */
  public String code() {
    return code;
  }

  /** The grade of a code, compared exactly; empty for an unknown code. */
  public static Optional<EvidenceGrade> fromCode(String code) {
    return Arrays.stream(values()).filter(grade -> grade.code.equals(code)).findFirst();
  }
}
