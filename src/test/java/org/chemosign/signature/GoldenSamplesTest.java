package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.chemosign.testing.PanelProfiles;
import org.chemosign.testing.TestPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pack whose own samples do not get the scores it states is not accepted. */
class GoldenSamplesTest {

  @TempDir Path directory;

  @Test
  void scoresThatAreMetAreAccepted() {
    golden(TestPack.linear()).write(directory.resolve("lab"));
    assertThatCode(this::verify).doesNotThrowAnyException();
  }

  @Test
  void aScoreThatIsNotMetIsAnError() {
    TestPack pack = golden(TestPack.linear());
    double stated = score(2) + 2e-8;
    pack.file("golden-scores.tsv", "sample\tscore\ns1\t" + score(1) + "\ns2\t" + stated + "\n");
    pack.write(directory.resolve("lab"));
    assertThatThrownBy(this::verify)
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining("golden-scores.tsv: the golden sample \"s2\" has " + score(2))
        .hasMessageContaining("the pack says " + stated);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          golden.tsv        | gene      | symbol    | the columns have to be gene and samples
          golden.tsv        | s2        | s3        | line 3 is not the sample of golden.tsv
          golden.tsv        | TP53      | KRAS      | is there twice
          golden-scores.tsv | score     | value     | the columns have to be sample, score
          golden-scores.tsv | s1        | s2        | line 2 is not the sample
          """)
  void faultyFilesAreRefused(String file, String from, String to, String message) {
    TestPack pack = golden(TestPack.linear());
    assertThat(pack.text(file)).contains(from);
    pack.file(file, pack.text(file).replace(from, to)).write(directory.resolve("lab"));
    assertThatThrownBy(this::verify)
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(message);
  }

  @Test
  void oneFileWithoutTheOtherIsRefused() {
    TestPack pack = TestPack.linear().file("golden.tsv", "gene\ts1\nTP53\t1\n");
    pack.write(directory.resolve("lab"));
    assertThatThrownBy(this::verify).hasMessageContaining("does not name golden-scores.tsv");
  }

  private static TestPack golden(TestPack pack) {
    Map<String, Double> first = TestPack.values(1);
    Map<String, Double> second = TestPack.values(2);
    StringBuilder matrix = new StringBuilder("gene\ts1\ts2\n");
    first.forEach((g, v) -> matrix.append(g + "\t" + v + "\t" + second.get(g) + "\n"));
    return pack.file("golden.tsv", matrix.toString())
        .file("golden-scores.tsv", "sample\tscore\ns1\t" + score(1) + "\ns2\t" + score(2) + "\n");
  }

  private static double score(long seed) {
    return TestPack.linear()
        .signature()
        .score(PanelProfiles.of(TestPack.values(seed)))
        .value()
        .orElseThrow();
  }

  private void verify() {
    SignatureCatalog.verify(new CatalogSettings(Optional.of(directory), false));
  }
}
