package org.chemosign.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.testing.SharedData;
import org.junit.jupiter.api.Test;

class RealTumoursTest {

  private static final String MOFFITT = "tumours/moffittS2_human_expr.tsv.gz";
  private static final String PACAOMICS = "tumours/pacaomics_pdx_human_rawcounts.tsv.gz";

  @Test
  void moffittIsSixtyOneSamplesOfFpkm() {
    ExpressionMatrix matrix = read(SharedData.file(MOFFITT), ExpressionUnit.FPKM);
    assertThat(matrix.format()).isEqualTo(ExpressionFormat.MATRIX);
    assertThat(matrix.profiles()).hasSize(61);
    GeneIndex genes = matrix.genes();
    assertThat(genes.size()).isEqualTo(23_615);
    assertThat(genes.identifierType()).isEqualTo(GeneIdentifierType.SYMBOL);
    assertThat(genes.recognised()).isGreaterThan(22_000);
    assertThat(
            genes.recognised()
                + genes.unknownCount()
                + genes.ambiguous().size()
                + genes.shadowed().size())
        .isEqualTo(genes.size());
    assertThat(genes.ambiguous()).contains("MLL2");
    assertThat(genes.viaAlias(genes.rowOfSymbol("MYCL1"))).isTrue();
    ExpressionProfile first = matrix.profiles().get(0);
    assertThat(first.sample()).isEqualTo("PDX-1");
    assertThat(first.value(genes.rowOfSymbol("A1BG"))).isEqualTo(0.046);
  }

  @Test
  void moffittIsNotTpm() {
    Path moffitt = SharedData.file(MOFFITT);
    ExpressionFormatException refusal = Tables.refusal(() -> read(moffitt, ExpressionUnit.TPM));
    assertThat(refusal.kind()).isEqualTo(Kind.UNIT);
    assertThat(refusal).hasMessageContaining("558,461");
  }

  @Test
  void pacaomicsCountsNeedLengthsAndAreNothingElse() {
    Path pacaomics = SharedData.file(PACAOMICS);
    assertThat(Tables.refusal(() -> read(pacaomics, ExpressionUnit.COUNTS)))
        .hasMessageContaining("counts need gene lengths");
    ExpressionFormatException asFpkm = Tables.refusal(() -> read(pacaomics, ExpressionUnit.FPKM));
    assertThat(asFpkm.kind()).isEqualTo(Kind.UNIT);
    assertThat(asFpkm).hasMessageContaining("whole numbers");
    for (ExpressionUnit unit :
        new ExpressionUnit[] {
          ExpressionUnit.TPM, ExpressionUnit.LOG2_TPM, ExpressionUnit.LOG2_FPKM
        }) {
      assertThat(Tables.refusal(() -> read(pacaomics, unit)).kind()).isEqualTo(Kind.UNIT);
    }
  }

  @Test
  void theSixteenGenesOfPuristAreAccepted() {
    ExpressionMatrix matrix =
        read(SharedData.file("signatures/purist_example_input.tsv"), ExpressionUnit.FPKM);
    assertThat(matrix.profiles()).hasSize(10);
    assertThat(matrix.genes().recognised()).isEqualTo(16);
  }

  private static ExpressionMatrix read(Path file, ExpressionUnit unit) {
    try (InputStream in = Files.newInputStream(file)) {
      return ExpressionReader.read(in, ReadOptions.of(unit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
