package org.chemosign.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneTable;
import org.chemosign.synthetic.SyntheticFileFormat;
import org.chemosign.synthetic.SyntheticFileWriter;
import org.chemosign.synthetic.SyntheticGenome;
import org.chemosign.synthetic.TumourSynthesizer;

/** Files that benchmarks read: synthetic tumours, about 20,000 genes, TPM, two columns, gzip. */
final class SyntheticProfiles {

  private static final SyntheticGenome GENOME = SyntheticGenome.of(GeneTable.bundled());

  private SyntheticProfiles() {}

  /** Distinct tumours with the same identifier column, as the files of one laboratory have it. */
  static List<byte[]> sameRows(int count) {
    List<byte[]> files = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      files.add(gzip(text(number)));
    }
    return files;
  }

  /** Distinct tumours, each with its rows in an order of its own. */
  static List<byte[]> otherRows(int count) {
    List<byte[]> files = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      List<String> lines = new ArrayList<>(text(number).lines().toList());
      Collections.rotate(lines.subList(1, lines.size()), 1_000 * number);
      files.add(gzip(String.join("\n", lines) + "\n"));
    }
    return files;
  }

  private static String text(int number) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new SyntheticFileWriter(ExpressionUnit.TPM, SyntheticFileFormat.TWO_COLUMN)
          .write(List.of(new TumourSynthesizer(GENOME, 20_261_123).tumour(number)), out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
