package org.chemosign.signature;

import java.util.Arrays;
import java.util.Optional;

/** Where a signature stands in its life: {@code draft -> active -> retired}. */
public enum ReleaseStatus {
  /** Made, but nobody has answered for its use yet. */
  DRAFT("draft"),
  /** Released by a named person, or by its maker; the only state in which it predicts. */
  ACTIVE("active"),
  /** Withdrawn by a named person, for good; a better one is a new version. */
  RETIRED("retired");

  private final String code;

  ReleaseStatus(String code) {
    this.code = code;
  }

  /** The code of release records and of FHIR's publication status, such as {@code active}. */
  public String code() {
    return code;
  }

  /** The status of a code, compared exactly; empty for an unknown code. */
  public static Optional<ReleaseStatus> fromCode(String code) {
    return Arrays.stream(values()).filter(status -> status.code.equals(code)).findFirst();
  }

  /** Whether a signature of this status may be given the other one. */
  public boolean mayBecome(ReleaseStatus next) {
    return next.ordinal() > ordinal();
  }
}
