package org.chemosign.expression;

import java.util.List;
import java.util.Optional;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/** Tells the format of a table from its first lines and leaves the reader before the first row. */
final class LayoutDetector {

  private static final int MOST_COMMENTS = 1000;

  private final LineReader lines;
  private final ReadOptions options;
  private final Fields fields = new Fields();

  LayoutDetector(LineReader lines, ReadOptions options) {
    this.lines = lines;
    this.options = options;
  }

  /**
   * Recognises the table.
   *
   * @throws ExpressionFormatException when it is of no known format, lacks sample names, does not
   *     hold the stated unit, or has too many samples
   */
  TableLayout detect() {
    if (!lines.next()) {
      throw refusal(Kind.STRUCTURE, Place.FILE, "the file is empty");
    }
    String first = lines.text().strip();
    TableLayout layout =
        GctHeader.VERSIONS.contains(first)
            ? new GctHeader(lines, fields, options.limits()).read(first)
            : table();
    if (options.unit() == ExpressionUnit.COUNTS && layout.lengths().isEmpty()) {
      throw refusal(
          Kind.UNIT,
          Place.FILE,
          "counts need gene lengths, which a "
              + layout.format().title()
              + " does not hold; send the output of Salmon, RSEM or featureCounts, or TPM");
    }
    return layout;
  }

  private TableLayout table() {
    skipComments();
    long line = lines.line();
    byte delimiter = delimiterIn(lines.text());
    List<String> cells;
    if (delimiter == 0) {
      cells = List.of(lines.text().replace("\"", ""));
      delimiter = delimiterOfNext(cells.get(0));
    } else {
      fields.split(lines, delimiter);
      cells = fields.texts();
    }
    Optional<ToolHeader> tool = ToolHeader.recognise(cells);
    return tool.isPresent()
        ? tool.get().layout(new Header(cells, delimiter, line), options)
        : new PlainHeader(lines, fields, options).read(new Header(cells, delimiter, line));
  }

  /** The first line that is no comment, cut into cells. */
  record Header(List<String> cells, byte delimiter, long line) {}

  private void skipComments() {
    for (int i = 0; !lines.isBlank() && lines.buffer()[lines.start()] == '#'; i++) {
      if (i > MOST_COMMENTS || !lines.next()) {
        throw refusal(Kind.STRUCTURE, Place.FILE, "no table after the comments");
      }
    }
  }

  private byte delimiterIn(String line) {
    if (line.indexOf('\t') >= 0) {
      return '\t';
    }
    if (line.indexOf(',') >= 0) {
      return ',';
    }
    if (line.indexOf(';') >= 0) {
      throw refusal(
          Kind.STRUCTURE,
          Place.line(lines.line()),
          "cells are separated by semicolons; tabs or commas are needed");
    }
    return 0;
  }

  /** A header of one cell does not tell the delimiter; the first row does. */
  private byte delimiterOfNext(String header) {
    long line = lines.line();
    byte delimiter = lines.next() ? delimiterIn(lines.text()) : 0;
    if (delimiter == 0) {
      throw refusal(
          Kind.STRUCTURE,
          Place.line(line).withValue(header),
          "no tab or comma; every line needs a gene and a value");
    }
    lines.pushBack();
    return delimiter;
  }

  private static ExpressionFormatException refusal(Kind kind, Place place, String problem) {
    return new ExpressionFormatException(kind, place, problem);
  }
}
