package org.chemosign.chemogram;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Plates written in tests. */
final class PlateText {

  private PlateText() {}

  static List<Plate> read(String... lines) {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return PlateReader.read(new ByteArrayInputStream(text));
  }

  static ChemogramAnalysis analyse(String... lines) {
    return ChemogramAnalysis.of(read(lines), AnalysisPlan.standard());
  }
}
