package org.chemosign.expression;

import java.util.Arrays;
import java.util.Optional;

/**
 * The unit in which a laboratory states the expression of a gene. The codes are part of the public
 * contract.
 */
public enum ExpressionUnit {
  /** Transcripts per million; a whole transcriptome sums to 1,000,000. */
  TPM("tpm"),
  /** Fragments per kilobase of transcript and million mapped fragments. */
  FPKM("fpkm"),
  /** log2(TPM + 1). */
  LOG2_TPM("log2-tpm"),
  /** log2(FPKM + 1). */
  LOG2_FPKM("log2-fpkm"),
  /** Raw or expected read counts. Usable only with gene lengths, which turn them into TPM. */
  COUNTS("counts");

  private final String code;

  ExpressionUnit(String code) {
    this.code = code;
  }

  /** The code of the contract, such as {@code log2-tpm}. */
  public String code() {
    return code;
  }

  /** Whether values are log2(x + 1) rather than x. */
  public boolean isLog2() {
    return this == LOG2_TPM || this == LOG2_FPKM;
  }

  /** The unit of a code, compared exactly; empty for an unknown code. */
  public static Optional<ExpressionUnit> fromCode(String code) {
    return Arrays.stream(values()).filter(unit -> unit.code.equals(code)).findFirst();
  }
}
