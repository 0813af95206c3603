package org.chemosign.signature;

import java.util.Arrays;
import java.util.Optional;

/** The scoring engine that a signature's numbers are made for. */
public enum SignatureKind {
  RANK_NORMAL_LINEAR("rank-normal-linear"),
  GENE_PAIRS("gene-pairs"),
  GRADIENT("gradient"),
  RANK_NORMAL_TREES("rank-normal-trees"),
  WEKA_MODEL("weka-model");

  private final String code;

  SignatureKind(String code) {
    this.code = code;
  }

  /** The code used on cards. */
  public String code() {
    return code;
  }

  /** The kind of a code, compared exactly; empty for an unknown code. */
  public static Optional<SignatureKind> fromCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}
