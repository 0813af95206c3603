package org.chemosign.synthetic;

import java.util.Arrays;
import java.util.Optional;

/** The layouts in which synthetic tumours are written. */
public enum SyntheticFileFormat {
  /** Genes in rows, one column a sample. */
  MATRIX("matrix"),
  /** Gene and value; one sample. */
  TWO_COLUMN("two-column"),
  /** featureCounts: annotation columns with gene lengths, then one column of counts a sample. */
  FEATURE_COUNTS("featurecounts");

  private final String code;

  SyntheticFileFormat(String code) {
    this.code = code;
  }

  /** The code used on the command line. */
  public String code() {
    return code;
  }

  /** The format of a code, compared exactly; empty for an unknown code. */
  public static Optional<SyntheticFileFormat> fromCode(String code) {
    return Arrays.stream(values()).filter(format -> format.code.equals(code)).findFirst();
  }
}
