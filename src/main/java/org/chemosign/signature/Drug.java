package org.chemosign.signature;

import java.util.Arrays;
import java.util.Optional;

/** A cytotoxic drug of the panel. The codes are part of the public contract. */
public enum Drug {
  GEMCITABINE("gemcitabine"),
  PACLITAXEL("paclitaxel"),
  FLUOROURACIL("fluorouracil"),
  OXALIPLATIN("oxaliplatin"),
  IRINOTECAN("irinotecan");

  private final String code;

  Drug(String code) {
    this.code = code;
  }

  /** The code of the contract, such as {@code fluorouracil}. */
  public String code() {
    return code;
  }

  /** The drug of a code, compared exactly; empty for an unknown code. */
  public static Optional<Drug> fromCode(String code) {
    return Arrays.stream(values()).filter(drug -> drug.code.equals(code)).findFirst();
  }
}
