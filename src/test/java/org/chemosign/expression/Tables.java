package org.chemosign.expression;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Tables for tests, made of real genes. */
final class Tables {

  private Tables() {}

  static ExpressionMatrix read(String text, ExpressionUnit unit) {
    return read(bytes(text), unit);
  }

  static ExpressionMatrix read(byte[] file, ExpressionUnit unit) {
    return ExpressionReader.read(new ByteArrayInputStream(file), ReadOptions.of(unit));
  }

  static ExpressionMatrix read(byte[] file, ExpressionLimits limits) {
    ReadOptions options =
        new ReadOptions(ExpressionUnit.FPKM, Optional.empty(), GeneTable.bundled(), limits);
    return ExpressionReader.read(new ByteArrayInputStream(file), options);
  }

  static ExpressionMatrix read(String text, GeneIdentifierType stated) {
    ReadOptions options =
        new ReadOptions(
            ExpressionUnit.FPKM,
            Optional.of(stated),
            GeneTable.bundled(),
            ExpressionLimits.defaults());
    return ExpressionReader.read(new ByteArrayInputStream(bytes(text)), options);
  }

  static ExpressionFormatException refusal(String text, ExpressionUnit unit) {
    return refusal(() -> read(text, unit));
  }

  static ExpressionFormatException refusal(byte[] file) {
    return refusal(() -> read(file, ExpressionUnit.FPKM));
  }

  static ExpressionFormatException refusal(Runnable reading) {
    ExpressionFormatException refusal =
        catchThrowableOfType(ExpressionFormatException.class, reading::run);
    if (refusal == null) {
      throw new AssertionError("the file was accepted");
    }
    return refusal;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Current symbols of the first genes of the table, each standing for one gene. */
  static List<String> symbols(int count) {
    GeneTable table = GeneTable.bundled();
    return IntStream.range(0, table.size())
        .mapToObj(number -> table.gene(number).symbol())
        .filter(symbol -> isOneGene(table, symbol))
        .distinct()
        .limit(count)
        .toList();
  }

  private static boolean isOneGene(GeneTable table, String symbol) {
    return table.resolve(symbol, GeneIdentifierType.SYMBOL)
            instanceof GeneResolution.Resolved resolved
        && resolved.gene().symbol().equals(symbol);
  }

  /** A two-column table of known genes. */
  static String profile(int rows, IntToDoubleFunction value) {
    StringBuilder table = new StringBuilder("gene\tS1\n");
    List<String> symbols = symbols(rows);
    for (int row = 0; row < rows; row++) {
      table.append(symbols.get(row)).append('\t').append(value.applyAsDouble(row)).append('\n');
    }
    return table.toString();
  }
}
