package org.chemosign.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneTable;
import org.chemosign.synthetic.SyntheticFileFormat;
import org.chemosign.synthetic.SyntheticFileWriter;
import org.chemosign.synthetic.SyntheticGenome;
import org.chemosign.synthetic.TumourSynthesizer;

/** Matrices of synthetic tumours as text. */
final class SyntheticMatrix {

  private static final SyntheticGenome GENOME = SyntheticGenome.of(GeneTable.bundled());

  private SyntheticMatrix() {}

  /** A two-column table of one tumour in TPM; equal seeds give equal bytes. */
  static String tpm(long seed) {
    return text(seed, ExpressionUnit.TPM, SyntheticFileFormat.TWO_COLUMN);
  }

  static String text(long seed, ExpressionUnit unit, SyntheticFileFormat format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new SyntheticFileWriter(unit, format)
          .write(List.of(new TumourSynthesizer(GENOME, seed).tumour(1)), out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
