package org.chemosign.expression;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads expression profiles from the file formats that laboratories have, plain or gzip: two-column
 * tables, gene x sample matrices, GCT, Salmon, RSEM, featureCounts. What is stated is checked
 * against what is there; what is not plausible is refused.
 */
public final class ExpressionReader {

  /** Name given to the one sample of a file that names none. */
  public static final String UNNAMED = "sample";

  private static final double MILLION = 1e6;

  private ExpressionReader() {}

  /**
   * Reads a file to its end. Format and compression are told from the content.
   *
   * @param in the file, read once from its beginning to its end and not closed
   * @param options what the sender states
   * @throws ExpressionFormatException when the file cannot be used
   * @throws java.io.UncheckedIOException when the stream itself fails
   */
  public static ExpressionMatrix read(InputStream in, ReadOptions options) {
    try (LineReader lines = new LineReader(in, options.limits())) {
      TableLayout layout = new LayoutDetector(lines, options).detect();
      RowReader rows = new RowReader(lines, layout, options.limits());
      rows.readAll();
      GeneIndex genes = index(rows.identifiers(), options);
      checkUnits(layout, rows, new UnitPlausibility(options.unit(), genes.recognised()));
      if (options.unit() == ExpressionUnit.COUNTS) {
        rows.samples().forEach(counts -> toTpm(counts, rows.lengths()));
      }
      String sha256 = lines.sha256();
      List<ExpressionProfile> profiles = new ArrayList<>();
      for (int i = 0; i < layout.samples().size(); i++) {
        String name = layout.samples().get(i);
        SampleValues values = rows.samples().get(i);
        profiles.add(new ExpressionProfile(name, options.unit(), genes, values, sha256));
      }
      return new ExpressionMatrix(genes, profiles, layout.format(), sha256);
    }
  }

  private static GeneIndex index(IdentifierColumn identifiers, ReadOptions options) {
    IdentifierCheck check = new IdentifierCheck(identifiers);
    GeneIdentifierType type = check.type(options.identifiers());
    GeneIndex genes = GeneIndex.of(identifiers, type, options.table());
    check.checkRecognised(genes);
    return genes;
  }

  private static void checkUnits(TableLayout layout, RowReader rows, UnitPlausibility unit) {
    for (int i = 0; i < layout.samples().size(); i++) {
      unit.check(layout.samples().get(i), rows.samples().get(i));
    }
  }

  /** Turns counts into TPM: reads per base of length, scaled to a sum of one million. */
  private static void toTpm(SampleValues counts, SampleValues lengths) {
    double sum = 0;
    for (int row = 0; row < counts.size(); row++) {
      double rate = counts.get(row) == 0 ? 0 : counts.get(row) / lengths.get(row);
      counts.set(row, rate);
      sum += rate;
    }
    for (int row = 0; row < counts.size(); row++) {
      counts.set(row, counts.get(row) / sum * MILLION);
    }
  }
}
