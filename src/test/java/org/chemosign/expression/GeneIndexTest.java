package org.chemosign.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.junit.jupiter.api.Test;

class GeneIndexTest {

  private static final int MYCL = 4610;
  private static final int TP53 = 7157;

  @Test
  void findsRowsByGeneAndBySymbol() {
    GeneIndex index = symbols("TP53", "MYCL1", "nothing", "MLL2");
    assertThat(index.size()).isEqualTo(4);
    assertThat(index.identifier(1)).isEqualTo("MYCL1");
    assertThat(index.gene(1)).map(Gene::symbol).contains("MYCL");
    assertThat(index.viaAlias(0)).isFalse();
    assertThat(index.viaAlias(1)).isTrue();
    assertThat(index.rowOf(TP53)).isZero();
    assertThat(index.rowOf(MYCL)).isEqualTo(1);
    assertThat(index.rowOf(1)).isEqualTo(-1);
    assertThat(index.rowOf(-5)).isEqualTo(-1);
    assertThat(index.recognised()).isEqualTo(2);
    assertThat(index.viaAliasCount()).isEqualTo(1);
    assertThat(index.unknownCount()).isEqualTo(1);
    assertThat(index.ambiguous()).containsExactly("MLL2");
    assertThat(index.gene(3)).isEmpty();
  }

  @Test
  void symbolsAreFoundAsWrittenWhereIdentifiersAreSymbols() {
    GeneIndex index = symbols("TP53", "MYCL1", "nothing", "MLL2");
    assertThat(index.rowOfSymbol("MYCL1")).isEqualTo(1);
    assertThat(index.rowOfSymbol("MYCL")).isEqualTo(-1);
    assertThat(index.rowOfSymbol("nothing")).isEqualTo(2);
    assertThat(index.rowOfSymbol("MLL2")).isEqualTo(3);
  }

  @Test
  void symbolsAreFoundByTheirGeneWhereIdentifiersAreNumbers() {
    GeneIndex index = index(GeneIdentifierType.ENSEMBL, "ENSG00000116990.12", "ENSG00000141510");
    assertThat(index.rowOfSymbol("MYCL")).isZero();
    assertThat(index.rowOfSymbol("TP53")).isEqualTo(1);
    assertThat(index.rowOfSymbol("MYCL1")).as("a former symbol").isEqualTo(-1);
    assertThat(index.rowOfSymbol("KRAS")).isEqualTo(-1);
    assertThat(index.rowOfSymbol("nothing")).isEqualTo(-1);
    assertThat(index.viaAliasCount()).isZero();
  }

  @Test
  void theCurrentSymbolShadowsAFormerOneInAnyOrder() {
    for (GeneIndex index : List.of(symbols("MYCL1", "MYCL"), symbols("MYCL", "MYCL1"))) {
      assertThat(index.identifier(index.rowOf(MYCL))).isEqualTo("MYCL");
      assertThat(index.shadowed()).containsExactly("MYCL1");
      assertThat(index.gene(index.rowOfSymbol("MYCL1"))).isEmpty();
      assertThat(index.recognised()).isEqualTo(1);
      assertThat(index.ambiguous()).isEmpty();
    }
  }

  @Test
  void formerSymbolsThatCompeteLeaveTheGeneAbsent() {
    GeneIndex index = symbols("MYCL1", "TP53", "LMYC", "bHLHe38");
    assertThat(index.rowOf(MYCL)).isEqualTo(-1);
    assertThat(index.ambiguous()).containsExactly("MYCL1", "LMYC", "bHLHe38");
    assertThat(index.recognised()).isEqualTo(1);
    assertThat(index.viaAliasCount()).isZero();
  }

  @Test
  void theFirstEnsemblIdentifierOfAGeneShadowsItsOthers() {
    GeneIndex index = index(GeneIdentifierType.ENSEMBL, "ENSG00000228978", "ENSG00000232810");
    assertThat(index.rowOfSymbol("TNF")).isEqualTo(1);
    assertThat(index.shadowed()).containsExactly("ENSG00000228978");
    GeneIndex others = index(GeneIdentifierType.ENSEMBL, "ENSG00000228978", "ENSG00000204490");
    assertThat(others.rowOfSymbol("TNF")).isEqualTo(-1);
    assertThat(others.ambiguous()).hasSize(2);
  }

  @Test
  void aRepeatedIdentifierIsRefusedWithBothLines() {
    ExpressionFormatException refusal = Tables.refusal(() -> symbols("KRAS", "TP53", "KRAS"));
    assertThat(refusal.kind()).isEqualTo(Kind.DUPLICATE);
    assertThat(refusal.line()).hasValue(3);
    assertThat(refusal.value()).contains("KRAS");
    assertThat(refusal).hasMessageContaining("line 1");
  }

  @Test
  void twoVersionsOfOneEnsemblIdentifierAreARepetition() {
    ExpressionFormatException refusal =
        Tables.refusal(
            () -> index(GeneIdentifierType.ENSEMBL, "ENSG00000141510.1", "ENSG00000141510.2"));
    assertThat(refusal.kind()).isEqualTo(Kind.DUPLICATE);
    assertThat(refusal).hasMessageContaining("ENSG00000141510.1");
  }

  @Test
  void everySymbolOfALongColumnIsFound() {
    List<String> symbols = Tables.symbols(20_000);
    GeneIndex index = GeneIndex.of(symbols, GeneIdentifierType.SYMBOL, GeneTable.bundled());
    assertThat(index.recognised()).isEqualTo(20_000);
    IntStream.range(0, symbols.size())
        .forEach(row -> assertThat(index.rowOfSymbol(symbols.get(row))).isEqualTo(row));
    IntStream.range(0, symbols.size())
        .forEach(
            row ->
                assertThat(index.rowOf(index.gene(row).orElseThrow().entrezId())).isEqualTo(row));
  }

  @Test
  void filesWithTheSameColumnShareTheirIndex() {
    GeneIndex first = symbols("EGFR", "KRAS");
    assertThat(symbols("EGFR", "KRAS")).isSameAs(first);
    assertThat(symbols("KRAS", "EGFR")).isNotSameAs(first);
    assertThat(symbols("EGFRK", "RAS")).isNotSameAs(first);
    for (int i = 0; i < 10; i++) {
      symbols("EGFR", "KRAS", "X" + i);
    }
    assertThat(symbols("EGFR", "KRAS")).as("only a few are kept").isNotSameAs(first);
  }

  private static GeneIndex symbols(String... identifiers) {
    return index(GeneIdentifierType.SYMBOL, identifiers);
  }

  private static GeneIndex index(GeneIdentifierType type, String... identifiers) {
    return GeneIndex.of(List.of(identifiers), type, GeneTable.bundled());
  }
}
