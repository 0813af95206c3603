package org.chemosign.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.chemosign.http.BadInput.matrix;
import static org.chemosign.http.BadInput.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.http.BadInput.Expected;
import org.chemosign.synthetic.SyntheticFileFormat;

/** Matrices that have to be refused, each made of a good one by one change. */
final class BadMatrices {

  private static final String GOOD = SyntheticMatrix.tpm(4711);
  private static final List<String> LINES = GOOD.lines().toList();
  private static final int BAD_LINE = 4;
  private static final int BOMB_BYTES = 200_000_000;

  private BadMatrices() {}

  static Stream<BadInput> all() {
    return Stream.of(values(), structures(), encodings(), units(), genes()).flatMap(s -> s);
  }

  private static Stream<BadInput> values() {
    return Stream.of(
            "NaN", "NA", "Infinity", "1e999", "-1.5", "1,5", "0x1p3", "1.0d", "high", "=1+1", "")
        .map(
            value ->
                text(
                    "value '" + value + "'",
                    refused(400, "value", "line 4, column 'SYNTHETIC-4711-0001', value '"),
                    line(gene(BAD_LINE) + "\t" + value)));
  }

  private static Stream<BadInput> structures() {
    return Stream.of(
        text("ragged line", structure("line 4"), line(LINES.get(BAD_LINE - 1) + "\t7")),
        text("short line", structure("line 4"), line(gene(BAD_LINE))),
        text("blank line", structure("line 4"), line("")),
        text("header alone", structure("no rows"), LINES.get(0) + "\n"),
        text("only white space", structure("line 1"), "   \n"),
        text("semicolons", structure("semicolons"), GOOD.replace('\t', ';')),
        text("two samples", structure("2 samples"), twoSamples("second")),
        text("sample twice", refused(400, "value", name()), twoSamples(name())),
        text("gene twice", refused(400, "value", gene(3)), line(gene(3) + "\t1")),
        text("transposed", structure("transposed"), transposed()),
        text("a line of 2 MB", refused(413, "too-costly", "line 4"), line("A".repeat(2_000_000))),
        matrix("all zeros", unit("all values are zero"), numbers(value -> "0"), "fpkm"));
  }

  private static Stream<BadInput> encodings() {
    byte[] good = GOOD.getBytes(UTF_8);
    byte[] packed = gzip(good);
    byte[] damaged = packed.clone();
    damaged[damaged.length / 2] ^= 0x55;
    return Stream.of(
        file("UTF-16", structure("UTF-16"), GOOD.getBytes(UTF_16)),
        file("not UTF-8", structure("line 4"), line("GÈNE\t1").getBytes(ISO_8859_1)),
        file("NUL", structure("NUL"), line("A\0B\t1").getBytes(UTF_8)),
        file("zip", structure("zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 8, 0}),
        file("Java object", structure("line 1"), new byte[] {(byte) 0xac, (byte) 0xed, 0, 5}),
        file("gzip cut", structure("damaged"), Arrays.copyOf(packed, packed.length / 2)),
        file("gzip damaged", structure("line"), damaged),
        file("gzip bomb of NUL", structure("NUL"), gzip(new byte[BOMB_BYTES])),
        file("gzip bomb of one line", tooCostly("line 1"), gzip(filled("0"))),
        file("gzip bomb of lines", tooCostly("200000 rows"), gzip(filled("A1BG\t0\n"))));
  }

  private static Stream<BadInput> units() {
    String log2 =
        SyntheticMatrix.text(4711, ExpressionUnit.LOG2_TPM, SyntheticFileFormat.TWO_COLUMN);
    byte[] counts = numbers(value -> String.valueOf(Math.round(10 * value)));
    return Stream.of(
        matrix("counts without lengths", unit("gene lengths"), counts, "counts"),
        matrix("counts stated as tpm", unit("sum to"), counts, "tpm"),
        matrix("counts stated as fpkm", unit("whole numbers"), counts, "fpkm"),
        matrix("log2 stated as tpm", unit("look like logarithms"), log2.getBytes(UTF_8), "tpm"),
        matrix("linear stated as log2", unit("highest value"), GOOD.getBytes(UTF_8), "log2-tpm"),
        matrix("TPM of half a million", unit("sum to"), numbers(scaled(0.5)), "tpm"),
        matrix("TPM of two million", unit("sum to"), numbers(scaled(2)), "tpm"));
  }

  private static Stream<BadInput> genes() {
    Expected notSupported = refused(422, "not-supported", "mouse");
    return Stream.of(
        text("mouse Ensembl", notSupported, renamed(i -> "ENSMUSG%011d".formatted(i))),
        text("mouse symbols", notSupported, renamed(i -> "Xyz%04d".formatted(i))),
        text(
            "transcripts",
            refused(422, "not-supported", "gene-level"),
            renamed(i -> "ENST%011d".formatted(i))),
        text("probe sets", refused(422, "not-supported", "probe_1"), renamed(i -> "probe_" + i)));
  }

  private static Expected structure(String culprit) {
    return refused(400, "structure", culprit);
  }

  private static Expected tooCostly(String culprit) {
    return refused(413, "too-costly", culprit);
  }

  private static Expected unit(String culprit) {
    return refused(422, "business-rule", culprit);
  }

  private static BadInput text(String name, Expected expected, String matrix) {
    return file(name, expected, matrix.getBytes(UTF_8));
  }

  private static BadInput file(String name, Expected expected, byte[] matrix) {
    return matrix(name, expected, matrix, "tpm");
  }

  private static String gene(int line) {
    return LINES.get(line - 1).split("\t")[0];
  }

  private static String name() {
    return LINES.get(0).split("\t")[1];
  }

  /** The good matrix with its fourth line replaced. */
  private static String line(String replacement) {
    return IntStream.range(0, LINES.size())
        .mapToObj(i -> i == BAD_LINE - 1 ? replacement : LINES.get(i))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String twoSamples(String second) {
    return LINES.stream()
        .map(line -> line + "\t" + (line.equals(LINES.get(0)) ? second : line.split("\t")[1]))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String transposed() {
    List<String> rows = LINES.subList(1, 101);
    return Stream.of(0, 1)
        .map(cell -> rows.stream().map(row -> row.split("\t")[cell]))
        .map(cells -> cells.collect(Collectors.joining("\t", "x\t", "\n")))
        .collect(Collectors.joining());
  }

  private static String renamed(java.util.function.IntFunction<String> gene) {
    return IntStream.range(1, LINES.size())
        .mapToObj(i -> gene.apply(i) + "\t" + LINES.get(i).split("\t")[1])
        .collect(Collectors.joining("\n", LINES.get(0) + "\n", "\n"));
  }

  private static java.util.function.DoubleFunction<String> scaled(double factor) {
    return value -> String.format(Locale.ROOT, "%.4f", factor * value);
  }

  /** The good matrix with every value replaced. */
  private static byte[] numbers(java.util.function.DoubleFunction<String> value) {
    UnaryOperator<String> change =
        line -> line.split("\t")[0] + "\t" + value.apply(Double.parseDouble(line.split("\t")[1]));
    return LINES.stream()
        .skip(1)
        .map(change)
        .collect(Collectors.joining("\n", LINES.get(0) + "\n", "\n"))
        .getBytes(UTF_8);
  }

  private static byte[] filled(String pattern) {
    return pattern.repeat(BOMB_BYTES / pattern.length()).getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
