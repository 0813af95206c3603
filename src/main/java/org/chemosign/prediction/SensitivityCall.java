package org.chemosign.prediction;

/** What a prediction says of a drug or a regimen. The codes are part of the public contract. */
public enum SensitivityCall {
  SENSITIVE("sensitive"),
  INTERMEDIATE("intermediate"),
  RESISTANT("resistant"),
  NO_CALL("no-call");

  private final String code;

  SensitivityCall(String code) {
    this.code = code;
  }

  /** The code of the contract. */
  public String code() {
    return code;
  }
}
