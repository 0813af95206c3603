package org.chemosign.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneResolution;
import org.chemosign.expression.GeneTable;
import org.junit.jupiter.api.Test;

class TumourSynthesizerTest {

  private static final SyntheticGenome GENOME = SyntheticGenome.of(GeneTable.bundled());
  private static final TumourSynthesizer SYNTHESIZER = new TumourSynthesizer(GENOME, 7);
  private static final List<SyntheticTumour> TUMOURS =
      IntStream.rangeClosed(1, 60).mapToObj(SYNTHESIZER::tumour).toList();

  @Test
  void namesSayThatTheyAreSynthetic() {
    assertThat(TUMOURS.get(0).name()).isEqualTo("SYNTHETIC-7-0001");
    assertThat(TUMOURS.get(59).name()).isEqualTo("SYNTHETIC-7-0060");
  }

  @Test
  void aTumourDependsOnSeedAndNumberOnly() {
    SyntheticTumour again = new TumourSynthesizer(GENOME, 7).tumour(42);
    SyntheticTumour otherSeed = new TumourSynthesizer(GENOME, 8).tumour(42);

    assertThat(again.counts()).isEqualTo(TUMOURS.get(41).counts());
    assertThat(otherSeed.counts()).isNotEqualTo(again.counts());
  }

  @Test
  void everyTypicalLevelNamesAGene() {
    for (TypicalLevel level : TypicalLevel.bundled()) {
      assertThat(GeneTable.bundled().resolve(level.symbol(), GeneIdentifierType.SYMBOL))
          .as(level.symbol())
          .isInstanceOf(GeneResolution.Resolved.class);
    }
  }

  @Test
  void theGenomeIsOfHumanSize() {
    assertThat(GENOME.size()).isBetween(19_000, 22_000);
    assertThat(IntStream.range(0, GENOME.size()).mapToObj(GENOME::symbol)).doesNotHaveDuplicates();
    assertThat(IntStream.range(0, GENOME.size()).map(GENOME::length))
        .allMatch(length -> length > 200);
  }

  @Test
  void tpmSumsToAMillionAndFpkmToLess() {
    for (SyntheticTumour tumour : TUMOURS.subList(0, 5)) {
      double tpm = DoubleStream.of(tumour.values(ExpressionUnit.TPM)).sum();
      double fpkm = DoubleStream.of(tumour.values(ExpressionUnit.FPKM)).sum();
      assertThat(tpm).isCloseTo(1e6, within(1e-3));
      assertThat(fpkm).isBetween(1e5, 9e5);
    }
  }

  @Test
  void log2IsOfTheLinearValuePlusOne() {
    SyntheticTumour tumour = TUMOURS.get(0);
    double[] linear = tumour.values(ExpressionUnit.TPM);
    double[] log = tumour.values(ExpressionUnit.LOG2_TPM);
    for (int row = 0; row < linear.length; row += 97) {
      assertThat(Math.pow(2, log[row]) - 1)
          .isCloseTo(linear[row], within(1e-9 * (1 + linear[row])));
    }
  }

  @Test
  void librarySizesVaryAboutTwentyMillionFragments() {
    double[] sizes = TUMOURS.stream().mapToDouble(SyntheticTumour::librarySize).toArray();
    assertThat(DoubleStream.of(sizes).average().orElseThrow()).isBetween(1.5e7, 3e7);
    assertThat(DoubleStream.of(sizes).max().orElseThrow())
        .isGreaterThan(2 * DoubleStream.of(sizes).min().orElseThrow());
  }

  @Test
  void someGenesAreNotDetected() {
    for (SyntheticTumour tumour : TUMOURS) {
      long zeros = IntStream.of(tumour.counts()).filter(count -> count == 0).count();
      assertThat((double) zeros / GENOME.size()).isBetween(0.05, 0.3);
    }
  }

  @Test
  void genesOfAProgrammeGoTogetherAndClassicalAgainstBasal() {
    assertThat(correlation("GATA6", "TFF1")).isGreaterThan(0.5);
    assertThat(correlation("KRT6A", "S100A2")).isGreaterThan(0.5);
    assertThat(correlation("COL1A1", "DCN")).isGreaterThan(0.3);
    assertThat(correlation("GATA6", "KRT6A")).isLessThan(-0.5);
  }

  private static double correlation(String one, String other) {
    double[] x = logs(one);
    double[] y = logs(other);
    double meanX = DoubleStream.of(x).average().orElseThrow();
    double meanY = DoubleStream.of(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }

  private static double[] logs(String symbol) {
    int row =
        IntStream.range(0, GENOME.size())
            .filter(candidate -> GENOME.symbol(candidate).equals(symbol))
            .findFirst()
            .orElseThrow();
    return TUMOURS.stream()
        .mapToDouble(
            tumour -> Math.log((tumour.counts()[row] + 0.5) / (double) tumour.librarySize()))
        .toArray();
  }
}
