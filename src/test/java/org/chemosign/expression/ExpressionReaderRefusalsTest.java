package org.chemosign.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionReaderRefusalsTest {

  private static final String SALMON_HEADER = "Name\tLength\tEffectiveLength\tTPM\tNumReads\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "NA",
        "Infinity",
        "Inf",
        "1e999",
        "-1",
        "-0.5",
        "abc",
        "1,5",
        "0x1p3",
        "1.0d",
        "",
        " 1",
        ".5",
        "1.",
        "null",
        "-1e999",
        "--1",
        "=1+1",
        "1 5"
      })
  void aBadValueIsNamedWithLineAndColumn(String value) {
    String text = "gene\tS1\tS2\nTP53\t1\t2\nKRAS\t3\t" + value + "\nEGFR\t1\t1\n";
    ExpressionFormatException refusal = Tables.refusal(text, ExpressionUnit.FPKM);
    assertThat(refusal.kind()).isEqualTo(Kind.VALUE);
    assertThat(refusal.line()).hasValue(3);
    assertThat(refusal.column()).contains("S2");
    assertThat(refusal.value()).contains(value);
    assertThat(refusal).hasMessageStartingWith("line 3, column 'S2', value '" + value + "': ");
  }

  @ParameterizedTest
  @CsvSource({
    "'1,5', comma",
    "'', empty",
    "NA, missing",
    "-1, negative",
    "1e999, range",
    "-1e999, range",
    "1.0d, decimal number"
  })
  void theMessageSaysWhatIsWrongWithAValue(String value, String word) {
    String text = "gene\tS1\nTP53\t" + value + "\n";
    assertThat(Tables.refusal(text, ExpressionUnit.LOG2_TPM)).hasMessageContaining(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "1,5", "-1", "x"})
  void aBadValueInTheFirstRowOfAHeadlessTableIsNoHeader(String value) {
    ExpressionFormatException refusal =
        Tables.refusal("TP53\t" + value + "\nKRAS\t1\n", ExpressionUnit.FPKM);
    assertThat(refusal.kind()).isEqualTo(Kind.VALUE);
    assertThat(refusal.line()).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource("structures")
  void aTableOfNoKnownStructureIsRefused(String text, Kind kind, long line, String word) {
    ExpressionFormatException refusal = Tables.refusal(text, ExpressionUnit.FPKM);
    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.line().orElse(0)).isEqualTo(line);
    assertThat(refusal).hasMessageContaining(word);
  }

  static Stream<Arguments> structures() {
    return Stream.of(
        arguments("", Kind.STRUCTURE, 0, "empty"),
        arguments("gene\tA\n", Kind.STRUCTURE, 0, "no rows"),
        arguments("# only\n# comments\n", Kind.STRUCTURE, 0, "comments"),
        arguments("gene value\nTP53 1\n", Kind.STRUCTURE, 1, "no tab or comma"),
        arguments("gene;A\nTP53;1\n", Kind.STRUCTURE, 1, "semicolons"),
        arguments("gene\tA\tB\nTP53\t1\n", Kind.STRUCTURE, 2, "2 cells, 3 are expected"),
        arguments("gene\tA\nTP53\t1\nKRAS\t1\t2\n", Kind.STRUCTURE, 3, "3 cells, 2 are"),
        arguments("gene\tA\nTP53\n", Kind.STRUCTURE, 2, "1 cell, 2 are"),
        arguments("gene\tA\nTP53\t1\n\nKRAS\t1\n", Kind.STRUCTURE, 3, "blank"),
        arguments("gene\tA\n\t1\n", Kind.IDENTIFIER, 2, "identifier is empty"),
        arguments("gene\tA\t\nTP53\t1\t2\n", Kind.STRUCTURE, 1, "column 3 is empty"),
        arguments("gene\tA\tB\tA\nTP53\t1\t2\t3\n", Kind.DUPLICATE, 1, "column 2 and in column 4"),
        arguments("gene\tA\nTP53\t1\nKRAS\t1\nTP53\t1\n", Kind.DUPLICATE, 4, "line 2"),
        arguments("TP53\t1\t2\nKRAS\t1\t2\n", Kind.STRUCTURE, 1, "no header"),
        arguments("gene\tLength\tA\nTP53\t1\t2\n", Kind.STRUCTURE, 1, "annotates"),
        arguments("gene\tA\n\"TP53\t1\n", Kind.STRUCTURE, 2, "not closed"),
        arguments("gene\tA\n\"TP53\"x\t1\n", Kind.STRUCTURE, 2, "closing quote"),
        arguments("gene\tA\rTP53\t1\r", Kind.ENCODING, 1, "carriage return"),
        arguments("#1.2\n2\t1\nName\tDescription\tA\nTP53\tx\t1\n", Kind.STRUCTURE, 0, "announced"),
        arguments("#1.2\n1\t2\nName\tDescription\tA\nTP53\tx\t1\n", Kind.STRUCTURE, 3, "announced"),
        arguments("#1.2\nx\t2\nName\tDescription\tA\n", Kind.STRUCTURE, 2, "numbers"),
        arguments("#1.3\n1\t1\n", Kind.STRUCTURE, 2, "numbers"),
        arguments("#1.2\n", Kind.STRUCTURE, 2, "ends"));
  }

  @ParameterizedTest
  @CsvSource({"fpkm", "log2-tpm", "log2-fpkm"})
  void salmonDoesNotHoldOtherUnits(String code) {
    ExpressionUnit unit = ExpressionUnit.fromCode(code).orElseThrow();
    ExpressionFormatException refusal = Tables.refusal(SALMON_HEADER + "TP53\t1\t1\t1\t1\n", unit);
    assertThat(refusal.kind()).isEqualTo(Kind.UNIT);
    assertThat(refusal).hasMessageContaining("holds tpm and counts, not " + code);
  }

  @Test
  void featureCountsHoldCountsOnly() {
    String text = "Geneid\tChr\tStart\tEnd\tStrand\tLength\tA\nTP53\t1\t1\t2\t+\t9\t5\n";
    assertThat(Tables.refusal(text, ExpressionUnit.TPM))
        .hasMessageContaining("holds counts, not tpm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gene\tA\nTP53\t10\n",
        "gene\tA\tB\nTP53\t10\t5\n",
        "#1.2\n1\t1\nName\tDescription\tA\nTP53\tx\t1\n"
      })
  void countsWithoutLengthsAreRefused(String text) {
    ExpressionFormatException refusal = Tables.refusal(text, ExpressionUnit.COUNTS);
    assertThat(refusal.kind()).isEqualTo(Kind.UNIT);
    assertThat(refusal)
        .hasMessageContaining("counts need gene lengths")
        .hasMessageContaining("Salmon, RSEM or featureCounts");
  }

  @Test
  void readsOnAGeneWithoutLengthAreRefused() {
    ExpressionFormatException refusal =
        Tables.refusal(SALMON_HEADER + "TP53\t1\t0\t1\t1\n", ExpressionUnit.COUNTS);
    assertThat(refusal.kind()).isEqualTo(Kind.VALUE);
    assertThat(refusal).hasMessageContaining("no length");
    assertThat(Tables.refusal(SALMON_HEADER + "TP53\t1\t-3\t1\t1\n", ExpressionUnit.COUNTS))
        .hasMessageContaining("column 'length', value '-3'");
  }

  @Test
  void otherEncodingsAreRefused() {
    String text = "gene\tA\nTP53\t1\n";
    assertEncoding(text.getBytes(StandardCharsets.UTF_16), "UTF-16");
    assertEncoding(
        Tables.concat(new byte[] {-1, -2}, text.getBytes(StandardCharsets.UTF_16LE)), "UTF-16");
    assertEncoding(text.getBytes(StandardCharsets.UTF_16LE), "NUL");
    assertEncoding("gene\tA\nTP53\té\n".getBytes(StandardCharsets.ISO_8859_1), "not UTF-8");
    assertEncoding(Tables.bytes("gene\tA\nTP\0 53\t1\n"), "NUL");
    assertEncoding(new byte[] {'P', 'K', 3, 4, 20, 0}, "zip");
    assertEncoding(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 's', 'r'}, "NUL");
    assertThat(Tables.refusal("gene\té\nTP53\t1\nK\0\t1\n".getBytes(StandardCharsets.UTF_8)).line())
        .hasValue(3);
  }

  private static void assertEncoding(byte[] file, String word) {
    ExpressionFormatException refusal = Tables.refusal(file);
    assertThat(refusal.kind()).isEqualTo(Kind.ENCODING);
    assertThat(refusal).hasMessageContaining(word);
  }

  @Test
  void damagedGzipIsRefused() {
    byte[] good = Tables.gzip(Tables.bytes("gene\tA\nTP53\t1\nKRAS\t2\n"));
    for (int length = 2; length < good.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(good, length);
      assertEncoding(cut, "damaged");
    }
    assertEncoding(Tables.concat(good, Tables.bytes("x")), "damaged");
    assertEncoding(Tables.concat(good, Tables.bytes("trailing garbage")), "other bytes follow");
    byte[] wrong = good.clone();
    wrong[wrong.length - 6]++;
    assertEncoding(wrong, "check sum");
    assertEncoding(Tables.gzip(good), "UTF-8");
  }

  @Test
  void bombsAreRefusedEarly() {
    String header =
        IntStream.range(0, 1_000).mapToObj(i -> "\tS" + i).collect(Collectors.joining());
    String row = "TP53" + "\t0".repeat(1_000) + "\n";
    byte[] bomb = Tables.gzip(Tables.bytes("gene" + header + "\n" + row.repeat(10_000)));
    ExpressionFormatException refusal = Tables.refusal(bomb);
    assertThat(refusal.kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(refusal).hasMessageContaining("expands more than 200 times");
    byte[] spaces = Tables.gzip(Tables.bytes(" ".repeat(5_000_000)));
    assertThat(Tables.refusal(spaces).kind()).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void everyLimitIsKept() {
    byte[] file = Tables.bytes("gene\tA\tB\nTP53\t1\t2\nKRAS\t1\t2\n");
    assertThat(Tables.read(file, limits(file.length, 2, 2, 9, 4)).profiles()).hasSize(2);
    assertTooLarge(file, limits(file.length - 1, 2, 2, 9, 4), "bytes, decompressed");
    assertTooLarge(file, limits(file.length, 1, 2, 9, 4), "more than 1 rows");
    assertTooLarge(file, limits(file.length, 2, 1, 9, 4), "2 samples");
    assertTooLarge(file, limits(file.length, 2, 2, 7, 4), "more than 7 bytes");
    assertTooLarge(file, limits(file.length, 2, 2, 9, 3), "more than 3 values");
  }

  private static ExpressionLimits limits(long bytes, int rows, int samples, int line, long cells) {
    return new ExpressionLimits(bytes, 200, rows, samples, line, cells);
  }

  private static void assertTooLarge(byte[] file, ExpressionLimits limits, String word) {
    ExpressionFormatException refusal = Tables.refusal(() -> Tables.read(file, limits));
    assertThat(refusal.kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(refusal).hasMessageContaining(word);
  }

  @Test
  void aTransposedTableIsRecognised() {
    String header = String.join("\t", Tables.symbols(30));
    ExpressionFormatException refusal =
        Tables.refusal("sample\t" + header + "\nP1" + "\t1".repeat(30) + "\n", ExpressionUnit.TPM);
    assertThat(refusal.kind()).isEqualTo(Kind.STRUCTURE);
    assertThat(refusal).hasMessageContaining("transposed");
    assertThat(Tables.refusal("x".repeat(2 << 20) + "\n", ExpressionUnit.TPM))
        .hasMessageContaining("transposed?");
  }

  @Test
  void identifiersThatAreNoHumanGenesAreRefused() {
    assertIdentifier("ENSMUSG000000", "mouse genes in 200 rows");
    assertIdentifier("Abc", "look like mouse symbols");
    assertIdentifier("ENST00000", "gene-level table");
    assertIdentifier("probe_", "only 0 of 200 rows are known human genes (symbol); unknown are ");
    assertThat(Tables.refusal("gene\tA\nnothing\t3\n", ExpressionUnit.FPKM).kind())
        .isEqualTo(Kind.IDENTIFIER);
  }

  private static void assertIdentifier(String prefix, String word) {
    String rows =
        IntStream.range(100, 300)
            .mapToObj(i -> prefix + "00" + i + "\t" + i + ".5\n")
            .collect(Collectors.joining());
    ExpressionFormatException refusal = Tables.refusal("gene\tA\n" + rows, ExpressionUnit.FPKM);
    assertThat(refusal.kind()).isEqualTo(Kind.IDENTIFIER);
    assertThat(refusal).hasMessageContaining(word);
  }

  @ParameterizedTest
  @CsvSource({
    "TP53, ENSEMBL, symbol", "TP53, ENTREZ, symbol", "7157, SYMBOL, entrez",
    "7157, ENSEMBL, entrez", "ENSG00000141510.3, SYMBOL, ensembl",
        "ENSG00000141510, ENTREZ, ensembl"
  })
  void aStatedKindThatTheRowsContradictIsRefused(
      String identifier, GeneIdentifierType stated, String found) {
    ExpressionFormatException refusal =
        Tables.refusal(() -> Tables.read("gene\tA\n" + identifier + "\t5\n", stated));
    assertThat(refusal.kind()).isEqualTo(Kind.IDENTIFIER);
    assertThat(refusal.line()).hasValue(2);
    assertThat(refusal.value()).contains(identifier);
    assertThat(refusal).hasMessageContaining("look like " + found);
  }

  @Test
  void aStatedKindThatTheRowsConfirmIsTaken() {
    for (GeneIdentifierType type : GeneIdentifierType.values()) {
      String id =
          switch (type) {
            case SYMBOL -> "TP53";
            case ENSEMBL -> "ENSG00000141510.3";
            case ENTREZ -> "7157";
          };
      assertThat(Tables.read("gene\tA\n" + id + "\t5\n", type).genes().recognised()).isEqualTo(1);
    }
  }

  @Test
  void messagesQuoteUntrustedTextSafely() {
    String evil = "\u001b[31m<script>\u202e" + "x".repeat(100);
    ExpressionFormatException refusal =
        Tables.refusal("gene\tA\nTP53\t" + evil + "\n", ExpressionUnit.FPKM);
    assertThat(refusal.getMessage()).doesNotContain("\u001b", "\u202e").contains("\\u001b[31m");
    assertThat(refusal.getMessage().length()).isLessThan(200);
    assertThat(refusal.value().orElseThrow()).endsWith("xxx...");
  }
}
