package org.chemosign.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ExpressionReaderPropertiesTest {

  private static final int ROWS = 500;

  @RepeatedTest(10)
  void theOrderOfGenesDoesNotMatter(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<String> rows = rows(random);
    ExpressionProfile original = read(rows);
    Collections.shuffle(rows, random);
    assertSameValues(original, read(rows));
  }

  @RepeatedTest(10)
  void genesThatNobodyKnowsDoNotMatter(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<String> rows = rows(random);
    ExpressionProfile original = read(rows);
    for (int i = 0; i < 50; i++) {
      rows.add(random.nextInt(rows.size()), "unknown-" + i + "\t" + random.nextInt(100));
    }
    assertSameValues(original, read(rows));
  }

  @Test
  void formatAndCompressionDoNotMatter() {
    List<String> rows = rows(new Random(3));
    ExpressionProfile original = read(rows);
    String tsv = "gene\tA\n" + String.join("\n", rows);
    for (String text : List.of(tsv.replace('\t', ','), tsv.replace("\n", "\r\n"), tsv + "\n")) {
      assertSameValues(original, Tables.read(text, ExpressionUnit.FPKM).profiles().get(0));
      byte[] packed = Tables.gzip(Tables.bytes(text));
      assertSameValues(original, Tables.read(packed, ExpressionUnit.FPKM).profiles().get(0));
    }
  }

  @Test
  void identifiersOfEveryKindGiveTheSameGenes() {
    List<String> ensembl = new ArrayList<>();
    List<String> entrez = new ArrayList<>();
    List<String> symbols = new ArrayList<>();
    for (String row : rows(new Random(4))) {
      String[] cells = row.split("\t");
      Gene gene = gene(cells[0]);
      if (gene.ensemblId().isPresent()) {
        symbols.add(row);
        ensembl.add(gene.ensemblId().get() + ".7\t" + cells[1]);
        entrez.add(gene.entrezId() + "\t" + cells[1]);
      }
    }
    ExpressionProfile original = read(symbols);
    assertSameValues(original, read(ensembl));
    assertSameValues(original, read(entrez));
  }

  @Test
  void manyReadersAtOnceAgree() throws Exception {
    List<String> rows = rows(new Random(5));
    ExpressionProfile original = read(rows);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<ExpressionProfile>> tasks = Collections.nCopies(64, () -> read(rows));
      for (Future<ExpressionProfile> future : threads.invokeAll(tasks)) {
        assertSameValues(original, future.get());
        assertThat(future.get().sha256()).isEqualTo(original.sha256());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> rows(Random random) {
    List<String> rows = new ArrayList<>();
    for (String symbol : Tables.symbols(ROWS)) {
      rows.add(symbol + "\t" + random.nextInt(1_000_000) / 1000.0);
    }
    return rows;
  }

  private static Gene gene(String symbol) {
    return ((GeneResolution.Resolved)
            GeneTable.bundled().resolve(symbol, GeneIdentifierType.SYMBOL))
        .gene();
  }

  private static ExpressionProfile read(List<String> rows) {
    String text = "gene\tA\n" + String.join("\n", rows) + "\n";
    return Tables.read(text, ExpressionUnit.FPKM).profiles().get(0);
  }

  private static void assertSameValues(ExpressionProfile expected, ExpressionProfile actual) {
    assertThat(actual.genes().recognised()).isEqualTo(expected.genes().recognised());
    for (int row = 0; row < expected.genes().size(); row++) {
      int entrez = expected.genes().gene(row).orElseThrow().entrezId();
      assertThat(actual.value(actual.genes().rowOf(entrez))).isEqualTo(expected.value(row));
    }
  }
}
