package org.chemosign.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionReaderFormatsTest {

  private static final String SALMON =
      """
      Name\tLength\tEffectiveLength\tTPM\tNumReads
      ENSG00000141510.17\t2000\t1800\t300000\t90
      ENSG00000133703.12\t4000\t3800\t700000\t443.333333333
      """;

  private static final String RSEM =
      """
      gene_id\ttranscript_id(s)\tlength\teffective_length\texpected_count\tTPM\tFPKM
      ENSG00000141510_TP53\tENST1,ENST2\t2000.00\t1800.00\t90.00\t300000\t150000
      ENSG00000133703_KRAS\tENST3\t4000.00\t3800.00\t443.333333333\t700000\t350000
      ENSG00000136997_MYC\tENST4\t10.00\t0.00\t0.00\t0.00\t0.00
      """;

  private static final String FEATURE_COUNTS =
      """
      # Program:featureCounts v2.0.3; Command:"featureCounts" "-a" "x.gtf"
      Geneid\tChr\tStart\tEnd\tStrand\tLength\ta.bam\tb.bam
      TP53\tchr17;chr17\t1;20\t9;30\t-;-\t1000\t10\t0
      KRAS\tchr12\t1\t9\t-\t2000\t60\t5
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gene\tA\nTP53\t1.5\nKRAS\t2\n",
        "gene,A\nTP53,1.5\nKRAS,2\n",
        "\"gene\",\"A\"\n\"TP53\",\"1.5\"\n\"KRAS\",\"2\"\n",
        "\"A\"\n\"TP53\"\t1.5\n\"KRAS\"\t2\n",
        "A\nTP53\t1.5\nKRAS\t2\n",
        "\ufeffgene\tA\r\nTP53\t1.5\r\nKRAS\t2\r\n",
        "gene\tA\nTP53\t1.5\nKRAS\t2",
        "# made by hand\n# twice\ngene\tA\nTP53\t1.5\nKRAS\t2\n\n\n",
        "\tA\nTP53\t1.50\nKRAS\t2e0\n"
      })
  void readsTwoColumns(String text) {
    ExpressionMatrix matrix = Tables.read(text, ExpressionUnit.FPKM);
    assertThat(matrix.format()).isEqualTo(ExpressionFormat.TWO_COLUMN);
    assertThat(matrix.profiles()).singleElement().satisfies(this::isExample);
    assertThat(matrix.profiles().get(0).sample()).isEqualTo("A");
    assertThat(matrix.sha256()).isEqualTo(Sha256.of(text));
    assertThat(matrix.profiles().get(0).sha256()).isEqualTo(matrix.sha256());
  }

  private void isExample(ExpressionProfile profile) {
    assertThat(profile.genes().size()).isEqualTo(2);
    assertThat(value(profile, "TP53")).isEqualTo(1.5);
    assertThat(value(profile, "KRAS")).isEqualTo(2);
    assertThat(profile.statedUnit()).isEqualTo(ExpressionUnit.FPKM);
    assertThat(profile.log2()).isFalse();
    assertThat(profile.log2(profile.genes().rowOfSymbol("TP53")))
        .isEqualTo(Math.log(2.5) / Math.log(2));
  }

  @Test
  void aTableWithoutHeaderHasAnUnnamedSample() {
    ExpressionMatrix matrix = Tables.read("7157\t1.5\n3845\t2\n", ExpressionUnit.FPKM);
    assertThat(matrix.genes().identifierType()).isEqualTo(GeneIdentifierType.ENTREZ);
    assertThat(matrix.genes().size()).isEqualTo(2);
    ExpressionProfile profile = matrix.profiles().get(0);
    assertThat(profile.sample()).isEqualTo(ExpressionReader.UNNAMED);
    assertThat(profile.withSample("P1").sample()).isEqualTo("P1");
    assertThat(profile.withSample("P1").value(0)).isEqualTo(1.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gene\tA\tB\nTP53\t1.5\t3\nKRAS\t2\t4\n",
        "A\tB\nTP53\t1.5\t3\nKRAS\t2\t4\n",
        "gene_id,A,B\nTP53,1.5,3\nKRAS,2,4\n",
        "#1.2\n2\t2\nName\tDescription\tA\tB\nTP53\tp53\t1.5\t3\nKRAS\tna\t2\t4\n",
        "#1.2\t\t\n2\t2\t\nName\tDescription\tA\tB\nTP53\tp53\t1.5\t3\nKRAS\tna\t2\t4\n",
        "#1.3\n2\t2\t1\t2\nid\tname\tA\tB\nage\tna\t60\t61\nsex\tna\tf\tm\n"
            + "TP53\tp53\t1.5\t3\nKRAS\tna\t2\t4\n"
      })
  void readsMatrices(String text) {
    ExpressionMatrix matrix = Tables.read(text, ExpressionUnit.FPKM);
    assertThat(matrix.profiles()).extracting(ExpressionProfile::sample).containsExactly("A", "B");
    isExample(matrix.profiles().get(0));
    assertThat(value(matrix.profiles().get(1), "KRAS")).isEqualTo(4);
    assertThat(matrix.format())
        .isEqualTo(text.startsWith("#") ? ExpressionFormat.GCT : ExpressionFormat.MATRIX);
    assertThat(matrix.profiles().get(0).genes()).isSameAs(matrix.genes());
  }

  @Test
  void samplesMayBeCalledByNumbers() {
    ExpressionMatrix matrix =
        Tables.read("EnsemblID\t1\t2\nENSG00000141510\t5\t6\n", ExpressionUnit.FPKM);
    assertThat(matrix.profiles()).extracting(ExpressionProfile::sample).containsExactly("1", "2");
  }

  @Test
  void salmonGivesTpmAndCountsThatBecomeTheSameTpm() {
    ExpressionProfile tpm = Tables.read(SALMON, ExpressionUnit.TPM).profiles().get(0);
    assertThat(value(tpm, "TP53")).isEqualTo(300000);
    ExpressionMatrix counts = Tables.read(SALMON, ExpressionUnit.COUNTS);
    assertThat(counts.format()).isEqualTo(ExpressionFormat.SALMON);
    ExpressionProfile converted = counts.profiles().get(0);
    assertThat(converted.statedUnit()).isEqualTo(ExpressionUnit.COUNTS);
    assertThat(converted.log2()).isFalse();
    assertThat(value(converted, "TP53")).isCloseTo(300000, within(1e-3));
    assertThat(value(converted, "KRAS")).isCloseTo(700000, within(1e-3));
  }

  @Test
  void rsemGivesTpmFpkmAndCounts() {
    assertThat(first(RSEM, ExpressionUnit.TPM, "TP53")).isEqualTo(300000);
    assertThat(first(RSEM, ExpressionUnit.FPKM, "TP53")).isEqualTo(150000);
    assertThat(first(RSEM, ExpressionUnit.COUNTS, "TP53")).isCloseTo(300000, within(1e-3));
    assertThat(first(RSEM, ExpressionUnit.COUNTS, "MYC")).isZero();
    assertThat(Tables.read(RSEM, ExpressionUnit.TPM).format()).isEqualTo(ExpressionFormat.RSEM);
  }

  @Test
  void featureCountsBecomeTpmByTheirLengths() {
    ExpressionMatrix matrix = Tables.read(FEATURE_COUNTS, ExpressionUnit.COUNTS);
    assertThat(matrix.format()).isEqualTo(ExpressionFormat.FEATURE_COUNTS);
    assertThat(matrix.profiles())
        .extracting(ExpressionProfile::sample)
        .containsExactly("a.bam", "b.bam");
    assertThat(value(matrix.profiles().get(0), "TP53")).isCloseTo(250000, within(1e-6));
    assertThat(value(matrix.profiles().get(0), "KRAS")).isCloseTo(750000, within(1e-6));
    assertThat(value(matrix.profiles().get(1), "KRAS")).isCloseTo(1e6, within(1e-6));
  }

  @Test
  void pseudoautosomalCopiesAreSkipped() {
    ExpressionMatrix matrix =
        Tables.read(
            """
            gene\tA
            ENSG00000182378.15\t5
            ENSG00000182378.15_PAR_Y\t0
            ENSGR0000182378.9\t0
            ENSG00000141510.1\t7
            """,
            ExpressionUnit.FPKM);
    assertThat(matrix.genes().size()).isEqualTo(2);
    assertThat(matrix.genes().identifierType()).isEqualTo(GeneIdentifierType.ENSEMBL);
    assertThat(value(matrix.profiles().get(0), "TP53")).isEqualTo(7);
  }

  @Test
  void logarithmsStayWhatTheyAre() {
    ExpressionProfile profile =
        Tables.read("gene\tA\nTP53\t1.5\n", ExpressionUnit.LOG2_TPM).profiles().get(0);
    assertThat(profile.log2()).isTrue();
    assertThat(profile.value(0)).isEqualTo(1.5);
    assertThat(profile.log2(0)).isEqualTo(1.5);
  }

  @Test
  void gzipOfOneOrMoreMembersIsRead() {
    String text = "gene\tA\nTP53\t1.5\nKRAS\t2\n";
    byte[] one = Tables.gzip(Tables.bytes(text));
    byte[] two =
        Tables.concat(
            Tables.gzip(Tables.bytes(text.substring(0, 9))),
            Tables.gzip(new byte[0]),
            Tables.gzip(Tables.bytes(text.substring(9))));
    for (byte[] packed : new byte[][] {one, two}) {
      ExpressionMatrix matrix = Tables.read(packed, ExpressionUnit.FPKM);
      isExample(matrix.profiles().get(0));
      assertThat(matrix.sha256()).isEqualTo(Sha256.of(text));
    }
  }

  @Test
  void linesLongerThanTheBufferAreRead() {
    StringBuilder text = new StringBuilder("gene");
    IntStream.range(0, 20_000).forEach(i -> text.append("\tsample").append(i));
    text.append("\nTP53");
    IntStream.range(0, 20_000).forEach(i -> text.append('\t').append(i + 1).append(".25"));
    text.append("\nKRAS").append("\t1".repeat(20_000)).append('\n');
    ExpressionMatrix matrix = Tables.read(text.toString(), ExpressionUnit.FPKM);
    assertThat(matrix.profiles()).hasSize(20_000);
    assertThat(matrix.profiles().get(19_999).value(0)).isEqualTo(20_000.25);
  }

  private static double first(String text, ExpressionUnit unit, String symbol) {
    return value(Tables.read(text, unit).profiles().get(0), symbol);
  }

  private static double value(ExpressionProfile profile, String symbol) {
    return profile.value(profile.genes().rowOfSymbol(symbol));
  }
}
