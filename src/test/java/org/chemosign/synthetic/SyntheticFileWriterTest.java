package org.chemosign.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionMatrix;
import org.chemosign.expression.ExpressionReader;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneTable;
import org.chemosign.expression.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticFileWriterTest {

  private static final TumourSynthesizer SYNTHESIZER =
      new TumourSynthesizer(SyntheticGenome.of(GeneTable.bundled()), 7);

  /**
   * Moves when the generator, the levels or the gene table change: then say so in the change log.
   */
  @Test
  void theBytesOfASeedAreFixed() throws IOException, NoSuchAlgorithmException {
    byte[] bytes = write(3, ExpressionUnit.TPM, SyntheticFileFormat.MATRIX);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("8139fdd90e901fe07f911438a7f98fb53a291652af35997c3456b64f009ccde4");
  }

  @Test
  void linearValuesHaveThreeDecimalsAndLogarithmsFour() throws IOException {
    assertThat(secondLine(ExpressionUnit.TPM, SyntheticFileFormat.MATRIX))
        .matches("A1BG\t\\d+\\.\\d{3}\t\\d+\\.\\d{3}");
    assertThat(secondLine(ExpressionUnit.LOG2_FPKM, SyntheticFileFormat.MATRIX))
        .matches("A1BG\t\\d+\\.\\d{4}\t\\d+\\.\\d{4}");
    assertThat(secondLine(ExpressionUnit.COUNTS, SyntheticFileFormat.FEATURE_COUNTS))
        .matches("A1BG\tsynthetic\t1\t(\\d+)\t\\+\t\\1\t\\d+\t\\d+");
  }

  @ParameterizedTest
  @EnumSource(ExpressionUnit.class)
  void theReaderTakesWhatIsWrittenAsTheUnitStated(ExpressionUnit unit) throws IOException {
    SyntheticFileFormat format =
        unit == ExpressionUnit.COUNTS
            ? SyntheticFileFormat.FEATURE_COUNTS
            : SyntheticFileFormat.MATRIX;

    ExpressionMatrix matrix =
        ExpressionReader.read(
            new ByteArrayInputStream(write(2, unit, format)), ReadOptions.of(unit));

    assertThat(matrix.profiles())
        .extracting("sample")
        .containsExactly("SYNTHETIC-7-0001", "SYNTHETIC-7-0002");
    assertThat(matrix.genes().recognised()).isGreaterThan(15_000);
  }

  @Test
  void countsWithLengthsGiveTheTpmOfTheTumour() throws IOException {
    byte[] bytes = write(1, ExpressionUnit.COUNTS, SyntheticFileFormat.FEATURE_COUNTS);
    ExpressionMatrix matrix =
        ExpressionReader.read(
            new ByteArrayInputStream(bytes), ReadOptions.of(ExpressionUnit.COUNTS));

    double[] tpm = SYNTHESIZER.tumour(1).values(ExpressionUnit.TPM);
    for (int row = 0; row < tpm.length; row += 53) {
      double read = matrix.profiles().get(0).value(row);
      assertThat(Math.abs(read - tpm[row])).isLessThan(1e-6 * (1 + tpm[row]));
    }
  }

  @ParameterizedTest
  @CsvSource({"COUNTS, MATRIX", "COUNTS, TWO_COLUMN", "TPM, FEATURE_COUNTS"})
  void countsGoWithLengthsAndNothingElseDoes(ExpressionUnit unit, SyntheticFileFormat format) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SyntheticFileWriter(unit, format));
  }

  @Test
  void twoColumnsHoldOneSample() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(2, ExpressionUnit.TPM, SyntheticFileFormat.TWO_COLUMN));
  }

  private static String secondLine(ExpressionUnit unit, SyntheticFileFormat format)
      throws IOException {
    return new String(write(2, unit, format), StandardCharsets.UTF_8).lines().toList().get(1);
  }

  private static byte[] write(int samples, ExpressionUnit unit, SyntheticFileFormat format)
      throws IOException {
    List<SyntheticTumour> tumours =
        IntStream.rangeClosed(1, samples).mapToObj(SYNTHESIZER::tumour).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SyntheticFileWriter(unit, format).write(tumours, out);
    return out.toByteArray();
  }
}
