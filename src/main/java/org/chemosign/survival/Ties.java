package org.chemosign.survival;

/** How a Cox model treats events at the same time. */
public enum Ties {
  /** Efron 1977, DOI 10.1080/01621459.1977.10480613; closer to the exact likelihood. */
  EFRON("efron"),
  /** Breslow 1974, DOI 10.2307/2529620. */
  BRESLOW("breslow");

  private final String code;

  Ties(String code) {
    this.code = code;
  }

  /** The name that R uses. */
  public String code() {
    return code;
  }
}
