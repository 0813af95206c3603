package org.chemosign.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneTableTest {

  private static final GeneTable TABLE = GeneTable.bundled();

  @Test
  void saysWhatItIs() {
    assertThat(TABLE.version()).isEqualTo("2022-09");
    assertThat(TABLE.source())
        .contains("Entrez Gene 2022-09-12", "Ensembl 2022-06-28", "3.16.0", "Artistic-2.0");
    assertThat(TABLE.sha256()).matches("[0-9a-f]{64}");
    assertThat(TABLE.size()).isEqualTo(65_191);
  }

  @Test
  void resolvesEveryKindOfIdentifier() {
    Gene tp53 = new Gene(7157, "TP53", Optional.of("ENSG00000141510"));
    assertThat(symbol("TP53")).isEqualTo(new GeneResolution.Resolved(tp53, false));
    assertThat(TABLE.resolve("7157", GeneIdentifierType.ENTREZ))
        .isEqualTo(new GeneResolution.Resolved(tp53, false));
    for (String id :
        new String[] {
          "ENSG00000141510", "ENSG00000141510.17", "ENSG00000141510_TP53", "ENSG00000141510.17_TP53"
        }) {
      assertThat(TABLE.resolve(id, GeneIdentifierType.ENSEMBL))
          .as(id)
          .isEqualTo(new GeneResolution.Resolved(tp53, false));
    }
  }

  @ParameterizedTest
  @CsvSource({"MYCL1,MYCL", "FAM123B,AMER1", "MLL3,KMT2C", "CXCR7,ACKR3"})
  void findsFormerSymbols(String former, String current) {
    assertThat(symbol(former))
        .isInstanceOfSatisfying(
            GeneResolution.Resolved.class,
            resolved -> {
              assertThat(resolved.gene().symbol()).isEqualTo(current);
              assertThat(resolved.viaAlias()).isTrue();
            });
  }

  @Test
  void neverGuessesAnAmbiguousAlias() {
    assertThat(symbol("MLL2"))
        .isInstanceOfSatisfying(
            GeneResolution.Ambiguous.class,
            ambiguous ->
                assertThat(ambiguous.candidates())
                    .extracting(Gene::symbol)
                    .containsExactly("KMT2D", "KMT2B"));
  }

  @ParameterizedTest
  @CsvSource({"TEC,7006", "HBD,3045", "MEMO1,51072", "MMD2,221938"})
  void aSharedSymbolBelongsToTheOnlyProteinCodingGene(String symbol, int entrez) {
    assertThat(symbol(symbol))
        .isInstanceOfSatisfying(
            GeneResolution.Resolved.class,
            resolved -> {
              assertThat(resolved.gene().entrezId()).isEqualTo(entrez);
              assertThat(resolved.viaAlias()).isFalse();
            });
  }

  @Test
  void aSymbolSharedByGenesThatDoNotCodeIsAmbiguous() {
    assertThat(symbol("RNR1")).isInstanceOf(GeneResolution.Ambiguous.class);
  }

  @Test
  void anEnsemblIdentifierOfTwoGenesIsTheOnlyProteinCodingOneOrAmbiguous() {
    assertThat(TABLE.resolve("ENSG00000184012", GeneIdentifierType.ENSEMBL))
        .isInstanceOfSatisfying(
            GeneResolution.Resolved.class,
            resolved -> assertThat(resolved.gene().symbol()).isEqualTo("TMPRSS2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Trp53", "tp53", "Tp53", "TP53 ", "", "7157", "ENSG00000141510", "é"})
  void doesNotKnowOtherText(String text) {
    assertThat(symbol(text)).isInstanceOf(GeneResolution.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ENSG00000141510x", "ENSMUSG00000059552", "ENSG0000014151", "ENST00000269305"})
  void doesNotKnowOtherEnsemblText(String text) {
    assertThat(TABLE.resolve(text, GeneIdentifierType.ENSEMBL))
        .isInstanceOf(GeneResolution.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-7157", "07157", "7157.0", "99999999999999", "999999999"})
  void doesNotKnowOtherNumbers(String text) {
    assertThat(TABLE.resolve(text, GeneIdentifierType.ENTREZ))
        .isInstanceOf(GeneResolution.Unknown.class);
  }

  @Test
  void aCurrentSymbolBeatsAnAliasForEveryGene() {
    for (int number = 0; number < TABLE.size(); number++) {
      Gene gene = TABLE.gene(number);
      GeneResolution found = symbol(gene.symbol());
      if (found instanceof GeneResolution.Resolved resolved) {
        assertThat(resolved.gene().symbol()).isEqualTo(gene.symbol());
        assertThat(resolved.viaAlias()).isFalse();
      } else {
        assertThat(found).as(gene.symbol()).isInstanceOf(GeneResolution.Ambiguous.class);
      }
    }
  }

  @Test
  void aTableWithAnotherHashIsNotUsed() throws Exception {
    byte[] packed = resource("/terminology/gene-table-2022-09.tsv.gz");
    String record = new String(resource("/terminology/gene-table.json"), StandardCharsets.UTF_8);
    assertThat(GeneTableLoader.load(record, packed).sha256()).isEqualTo(TABLE.sha256());
    packed[packed.length / 2]++;
    assertThatThrownBy(() -> GeneTableLoader.load(record, packed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SHA-256")
        .hasMessageContaining(TABLE.sha256());
  }

  @Test
  void aTableThatIsNotWhatIsRecordedIsNotUsed() {
    byte[] text = Tables.bytes("1\tA1BG\tp\t\t\n2\tA2M\tp\tENSG00000175899\tA2MD|CPAMD5\n");
    assertThat(rows(text, 2, 2, 1).size()).isEqualTo(2);
    assertThatThrownBy(() -> rows(text, 3, 2, 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> rows(text, 2, 1, 1)).isInstanceOf(IllegalStateException.class);
    byte[] unordered = Tables.bytes("2\tA2M\tp\t\t\n1\tA1BG\tp\t\t\n");
    assertThatThrownBy(() -> rows(unordered, 2, 0, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("order");
  }

  private static GeneTableRows rows(byte[] text, int genes, int aliases, int ensembl) {
    return new GeneTableRows(text, new GeneTableRows.Counts(genes, aliases, ensembl));
  }

  @Test
  void aMissingTableIsNamed() {
    assertThatThrownBy(() -> GeneTableLoader.load("/terminology/none.json"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/terminology/none.json");
    assertThatThrownBy(() -> GeneTableLoader.load("{\"version\": \"1\"}", new byte[0]))
        .hasMessageContaining("sha256");
  }

  private static GeneResolution symbol(String symbol) {
    return TABLE.resolve(symbol, GeneIdentifierType.SYMBOL);
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = GeneTableTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
