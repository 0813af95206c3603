package org.chemosign.expression;

import java.util.List;
import java.util.Set;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/**
 * The head of a Gene Cluster Text file. 1.2: version, numbers of rows and columns, header with name
 * and description before the samples. 1.3: four numbers, any number of annotation columns before
 * the samples and of annotation lines before the rows, all skipped.
 */
final class GctHeader {

  static final Set<String> VERSIONS = Set.of("#1.2", "#1.3");

  private static final byte TAB = '\t';
  private static final int MOST_ANNOTATIONS = 10_000;

  private final LineReader lines;
  private final Fields fields;
  private final ExpressionLimits limits;

  GctHeader(LineReader lines, Fields fields, ExpressionLimits limits) {
    this.lines = lines;
    this.fields = fields;
    this.limits = limits;
  }

  TableLayout read(String version) {
    boolean old = version.equals("#1.2");
    next();
    int rows = size(0);
    int columns = size(1);
    int annotations = old ? 1 : size(2);
    int annotationLines = old ? 0 : size(3);
    next();
    List<String> cells = fields.texts();
    int first = 1 + annotations;
    if (cells.size() != first + columns) {
      throw structure(
          "the header has " + cells.size() + " cells, " + (first + columns) + " are announced");
    }
    List<String> samples = cells.subList(first, cells.size());
    SampleNames.check(samples, first, lines.line(), limits.maxSamples());
    for (int i = 0; i < annotationLines; i++) {
      next();
    }
    return TableLayout.from(ExpressionFormat.GCT, TAB, first, samples).withDeclaredRows(rows);
  }

  private void next() {
    if (!lines.next()) {
      throw structure("the GCT file ends within its head");
    }
    fields.split(lines, TAB);
  }

  private int size(int field) {
    double value = field < fields.count() ? fields.number(field) : Double.NaN;
    int most = field < 2 ? Integer.MAX_VALUE : MOST_ANNOTATIONS;
    if (!(value >= 0 && value <= most && value == Math.rint(value))) {
      throw structure("the second line of a GCT file has to state the table's numbers");
    }
    return (int) value;
  }

  private ExpressionFormatException structure(String problem) {
    return new ExpressionFormatException(Kind.STRUCTURE, Place.line(lines.line()), problem);
  }
}
