package org.chemosign.chemogram;

/** Why a curve has no fit. The codes are part of the public contract. */
public enum FitRefusal {
  TOO_FEW_DOSES("too-few-doses", "fewer than five doses, which four parameters need"),
  FLAT("flat", "no fall that is more than noise (F test against a constant, p 0.05 or more)"),
  IRREGULAR("irregular", "the doses differ, but not as a falling curve does; look at the plate"),
  NO_CONVERGENCE("no-convergence", "the optimiser did not converge from any start");

  private final String code;
  private final String words;

  FitRefusal(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The code of the contract. */
  public String code() {
    return code;
  }

  /** What it means, for people. */
  public String words() {
    return words;
  }
}
