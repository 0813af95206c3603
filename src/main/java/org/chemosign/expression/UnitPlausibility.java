package org.chemosign.expression;

import java.util.Locale;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/**
 * Checks the stated unit of one sample against its numbers. A wrong unit gives a score that looks
 * like any other, so what is not plausible is refused; the unit is never guessed.
 *
 * <p>TPM sum to a million over all genes by definition. FPKM may sum to anything, a million
 * included: within one sample they are proportional to TPM, so taking one for the other changes no
 * rank and no ratio. Nothing is expected of the sum of counts.
 */
final class UnitPlausibility {

  private static final double HIGHEST_LOG2 = 25;
  private static final double LOWEST_LINEAR_MAXIMUM = 25;
  private static final int ENOUGH_ROWS = 1_000;
  private static final double HIGHEST_TPM_SUM = 1.01e6;
  private static final double LOWEST_TPM_SUM = 0.8e6;
  private static final int TRANSCRIPTOME = 15_000;

  private final ExpressionUnit unit;
  private final int recognised;

  /**
   * Checks for one file.
   *
   * @param unit the stated unit
   * @param recognised number of rows that are known genes
   */
  UnitPlausibility(ExpressionUnit unit, int recognised) {
    this.unit = unit;
    this.recognised = recognised;
  }

  /**
   * Checks a sample.
   *
   * @param values the values as they stand in the file
   * @throws ExpressionFormatException of kind UNIT, with the observed figures
   */
  void check(String sample, SampleValues values) {
    Figures figures = Figures.of(values, unit.isLog2());
    if (figures.maximum() == 0) {
      throw refusal(sample, "all values are zero");
    }
    if (unit.isLog2()) {
      checkLog2(sample, figures);
    } else {
      checkLinear(sample, figures);
    }
    if (unit == ExpressionUnit.TPM || unit == ExpressionUnit.LOG2_TPM) {
      checkTpmSum(sample, figures);
    }
    boolean continuous = unit == ExpressionUnit.TPM || unit == ExpressionUnit.FPKM;
    if (continuous && figures.rows() >= ENOUGH_ROWS && figures.whole()) {
      throw refusal(
          sample,
          "all %,d values are whole numbers, the highest %s: these look like counts"
              .formatted(figures.rows(), text(figures.maximum())));
    }
  }

  private void checkLog2(String sample, Figures figures) {
    if (figures.maximum() > HIGHEST_LOG2) {
      throw refusal(
          sample,
          "the highest value is %s; log2(x + 1) stays under %s"
              .formatted(text(figures.maximum()), text(HIGHEST_LOG2)));
    }
  }

  private void checkLinear(String sample, Figures figures) {
    if (figures.rows() >= ENOUGH_ROWS && figures.maximum() < LOWEST_LINEAR_MAXIMUM) {
      throw refusal(
          sample,
          "the highest of %,d values is %s: these look like logarithms"
              .formatted(figures.rows(), text(figures.maximum())));
    }
  }

  private void checkTpmSum(String sample, Figures figures) {
    boolean whole = unit == ExpressionUnit.TPM && recognised >= TRANSCRIPTOME;
    boolean low = whole && figures.sum() < LOWEST_TPM_SUM;
    if (low || figures.sum() > HIGHEST_TPM_SUM) {
      throw refusal(
          sample,
          "the %svalues sum to %s; TPM of a whole transcriptome sum to 1,000,000"
              .formatted(unit.isLog2() ? "linear " : "", text(figures.sum())));
    }
  }

  private ExpressionFormatException refusal(String sample, String problem) {
    return new ExpressionFormatException(
        Kind.UNIT, Place.column(sample), problem + " (stated unit " + unit.code() + ")");
  }

  private static String text(double value) {
    return value >= 1000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  /** What is looked at: the sum is that of linear values. */
  private record Figures(int rows, double maximum, double sum, boolean whole) {

    static Figures of(SampleValues values, boolean log2) {
      double maximum = 0;
      double sum = 0;
      boolean whole = true;
      for (int row = 0; row < values.size(); row++) {
        double value = values.get(row);
        maximum = Math.max(maximum, value);
        sum += log2 && value <= HIGHEST_LOG2 ? Math.pow(2, value) - 1 : value;
        whole &= value == Math.rint(value);
      }
      return new Figures(values.size(), maximum, sum, whole);
    }
  }
}
