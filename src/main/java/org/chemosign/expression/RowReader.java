package org.chemosign.expression;

import java.util.ArrayList;
import java.util.List;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/** Reads the rows of a table into an identifier column and the values of each sample. */
final class RowReader {

  private static final int LONGEST_VERSIONED = 18;

  private final LineReader lines;
  private final TableLayout layout;
  private final ExpressionLimits limits;
  private final Fields fields = new Fields();
  private final IdentifierColumn identifiers = new IdentifierColumn();
  private final List<SampleValues> samples = new ArrayList<>();
  private final SampleValues lengths = new SampleValues();
  private long rows;

  RowReader(LineReader lines, TableLayout layout, ExpressionLimits limits) {
    this.lines = lines;
    this.layout = layout;
    this.limits = limits;
    for (int i = 0; i < layout.samples().size(); i++) {
      samples.add(new SampleValues());
    }
  }

  /** Reads to the end of the file. */
  void readAll() {
    while (lines.next()) {
      if (lines.isBlank()) {
        refuseLinesAfterBlank();
        break;
      }
      readRow();
    }
    if (identifiers.size() == 0) {
      throw refusal(Kind.STRUCTURE, Place.FILE, "the table has no rows");
    }
    if (layout.declaredRows().isPresent() && layout.declaredRows().getAsLong() != rows) {
      throw refusal(
          Kind.STRUCTURE,
          Place.FILE,
          "the table has " + rows + " rows, " + layout.declaredRows().getAsLong() + " announced");
    }
  }

  private void refuseLinesAfterBlank() {
    long blank = lines.line();
    while (lines.next()) {
      if (!lines.isBlank()) {
        throw refusal(Kind.STRUCTURE, Place.line(blank), "the line is blank");
      }
    }
  }

  private void readRow() {
    fields.split(lines, layout.delimiter());
    if (fields.count() != layout.fields()) {
      throw refusal(
          Kind.STRUCTURE,
          here(),
          "the line has " + cells(fields.count()) + ", " + layout.fields() + " are expected");
    }
    rows++;
    checkLimits();
    int start = fields.start(0);
    int end = fields.end(0);
    if (start == end) {
      throw refusal(Kind.IDENTIFIER, here(), "the gene identifier is empty");
    }
    if (!isPseudoautosomalY(start, end)) {
      identifiers.add(fields.buffer(), start, end, lines.line());
      readValues();
    }
  }

  private static String cells(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }

  private void checkLimits() {
    if (rows > limits.maxRows()) {
      throw refusal(
          Kind.TOO_LARGE, here(), "more than " + limits.maxRows() + " rows; no more are read");
    }
    if (rows * samples.size() > limits.maxCells()) {
      throw refusal(
          Kind.TOO_LARGE, here(), "more than " + limits.maxCells() + " values; no more are read");
    }
  }

  /**
   * GENCODE lists the genes of the pseudoautosomal regions twice; the copies on Y ({@code _PAR_Y},
   * formerly {@code ENSGR}) have no identifier of their own and no reads.
   */
  private boolean isPseudoautosomalY(int start, int end) {
    byte[] text = fields.buffer();
    if (end - start < 5 || text[start] != 'E' || text[start + 1] != 'N' || text[start + 3] != 'G') {
      return false;
    }
    return text[start + 4] == 'R'
        || (end - start > LONGEST_VERSIONED && fields.text(0).contains("_PAR_Y"));
  }

  private void readValues() {
    int[] values = layout.values();
    for (int i = 0; i < values.length; i++) {
      samples.get(i).add(value(values[i], i));
    }
    if (layout.lengths().isPresent()) {
      readLength(layout.lengths().getAsInt());
    }
  }

  private double value(int field, int sample) {
    double value = fields.number(field);
    if (value >= 0 && value <= Double.MAX_VALUE) {
      return value + 0.0;
    }
    throw CellProblem.of(here(layout.samples().get(sample)), fields.text(field), value);
  }

  private void readLength(int field) {
    double length = fields.number(field);
    if (!(length >= 0 && length <= Double.MAX_VALUE)) {
      throw CellProblem.of(here("length"), fields.text(field), length);
    }
    int row = lengths.size();
    for (int i = 0; length == 0 && i < samples.size(); i++) {
      if (samples.get(i).get(row) > 0) {
        throw refusal(
            Kind.VALUE,
            here("length").withValue(fields.text(field)),
            "the gene has reads but no length");
      }
    }
    lengths.add(length);
  }

  private Place here() {
    return Place.line(lines.line());
  }

  private Place here(String column) {
    return new Place(lines.line(), column, null);
  }

  private static ExpressionFormatException refusal(Kind kind, Place place, String problem) {
    return new ExpressionFormatException(kind, place, problem);
  }

  /** The identifiers, in row order. */
  IdentifierColumn identifiers() {
    return identifiers.trimmed();
  }

  /** Values of each sample, in row order. */
  List<SampleValues> samples() {
    return samples;
  }

  /** Gene lengths in row order; empty where the layout has none. */
  SampleValues lengths() {
    return lengths;
  }
}
