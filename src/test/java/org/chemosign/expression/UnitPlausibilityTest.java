package org.chemosign.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.junit.jupiter.api.Test;

class UnitPlausibilityTest {

  private static final int SMALL = 200;
  private static final int LARGE = 2_000;
  private static final int TRANSCRIPTOME = 16_000;

  @Test
  void zerosAloneAreRefusedInEveryUnit() {
    for (ExpressionUnit unit : ExpressionUnit.values()) {
      if (unit != ExpressionUnit.COUNTS) {
        refused(unit, SMALL, row -> 0, "all values are zero");
      }
    }
  }

  @Test
  void logarithmsStayUnderTwentyFive() {
    accepted(ExpressionUnit.LOG2_FPKM, LARGE, row -> row % 20 + 0.5);
    refused(ExpressionUnit.LOG2_FPKM, LARGE, row -> row % 30 + 0.5, "29.50");
    refused(ExpressionUnit.LOG2_TPM, SMALL, row -> row * 10, "1,990");
  }

  @Test
  void linearValuesOfManyGenesReachTwentyFive() {
    for (ExpressionUnit unit : new ExpressionUnit[] {ExpressionUnit.TPM, ExpressionUnit.FPKM}) {
      refused(unit, LARGE, row -> row % 15 + 0.5, "look like logarithms");
      accepted(unit, LARGE, row -> row % 300 + 0.5);
      accepted(unit, SMALL, row -> row % 15 + 0.5);
    }
  }

  @Test
  void tpmNeverSumToMoreThanAMillion() {
    refused(ExpressionUnit.TPM, SMALL, row -> 5_100.5, "1,020,100");
    accepted(ExpressionUnit.TPM, SMALL, row -> 5_040.5);
    accepted(ExpressionUnit.FPKM, SMALL, row -> 5_100.5);
    refused(ExpressionUnit.LOG2_TPM, SMALL, row -> 15, "linear values sum to 6,553,400");
    accepted(ExpressionUnit.LOG2_FPKM, SMALL, row -> 15);
  }

  @Test
  void tpmOfAWholeTranscriptomeSumToAMillion() {
    refused(ExpressionUnit.TPM, TRANSCRIPTOME, row -> row % 50 + 0.5, "sum to 400,000");
    accepted(ExpressionUnit.TPM, TRANSCRIPTOME, row -> row % 120 + 0.5);
    accepted(ExpressionUnit.TPM, 10_000, row -> row % 50 + 0.5);
  }

  @Test
  void fpkmMaySumToAMillion() {
    accepted(ExpressionUnit.FPKM, TRANSCRIPTOME, row -> row % 125 + 0.5);
  }

  @Test
  void wholeNumbersOfManyGenesLookLikeCounts() {
    refused(ExpressionUnit.FPKM, LARGE, row -> row % 500, "look like counts");
    refused(ExpressionUnit.TPM, LARGE, row -> row % 500, "2,000 values are whole numbers");
    accepted(ExpressionUnit.FPKM, SMALL, row -> row);
  }

  @Test
  void everySampleIsChecked() {
    String text = "gene\tgood\tbad\nTP53\t1\t0\nKRAS\t2\t0\n";
    ExpressionFormatException refusal = Tables.refusal(text, ExpressionUnit.FPKM);
    assertThat(refusal.kind()).isEqualTo(Kind.UNIT);
    assertThat(refusal.column()).contains("bad");
  }

  @Test
  void countsMayBeFractions() {
    String header = "Name\tLength\tEffectiveLength\tTPM\tNumReads\n";
    Tables.read(header + "TP53\t9\t8\t1\t2.25\n", ExpressionUnit.COUNTS);
    assertThat(Tables.refusal(header + "TP53\t9\t8\t1\t0\n", ExpressionUnit.COUNTS).kind())
        .isEqualTo(Kind.UNIT);
  }

  private static void accepted(ExpressionUnit unit, int rows, IntToDoubleFunction value) {
    assertThat(Tables.read(Tables.profile(rows, value), unit).genes().size()).isEqualTo(rows);
  }

  private static void refused(
      ExpressionUnit unit, int rows, IntToDoubleFunction value, String word) {
    ExpressionFormatException refusal = Tables.refusal(Tables.profile(rows, value), unit);
    assertThat(refusal.kind()).isEqualTo(Kind.UNIT);
    assertThat(refusal.column()).contains("S1");
    assertThat(refusal).hasMessageContaining(word).hasMessageContaining(unit.code());
  }
}
