package org.chemosign.synthetic;

import org.chemosign.expression.ExpressionUnit;

/**
 * The values of one tumour in one unit, made row by row so that a cohort never exists twice in
 * memory.
 */
final class SampleScale {

  private static final double LN_2 = StrictMath.log(2);

  private final SyntheticTumour tumour;
  private final ExpressionUnit unit;
  private final double factor;

  SampleScale(SyntheticTumour tumour, ExpressionUnit unit) {
    this.tumour = tumour;
    this.unit = unit;
    this.factor =
        switch (unit) {
          case COUNTS -> 1;
          case FPKM, LOG2_FPKM -> 1.0e6 / tumour.librarySize();
          case TPM, LOG2_TPM -> 1.0e6 / tumour.rateSum();
        };
  }

  double value(int row) {
    if (unit == ExpressionUnit.COUNTS) {
      return tumour.counts()[row];
    }
    double linear = tumour.rate(row) * factor;
    return unit.isLog2() ? StrictMath.log(linear + 1) / LN_2 : linear;
  }
}
