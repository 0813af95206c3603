package org.chemosign.expression;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/**
 * A small table with a line of column names, such as a plate or a list of responses: tabs, commas
 * or semicolons between cells (the one that the header holds most of), quotes as in {@link Fields},
 * UTF-8, plain or gzip. Lines that start with {@code #} before the header, and blank lines, are
 * skipped. Cells lose the blanks around them.
 *
 * @param columns names as they stand in the header, none blank, none twice
 * @param rows the other lines, each with as many cells as there are columns
 * @param sha256 hash (hex) of the decompressed bytes
 */
public record TextTable(List<String> columns, List<Row> rows, String sha256) {

  /** One line: its number from 1 and its cells. */
  public record Row(long line, List<String> cells) {

    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Copies the lists. */
  public TextTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a table within limits; leaves the stream open.
   *
   * @throws ExpressionFormatException naming the line when it is not a table
   */
  public static TextTable read(InputStream in, ExpressionLimits limits) {
    LineReader lines = new LineReader(in, limits);
    if (!nextWithText(lines, true)) {
      throw new ExpressionFormatException(Kind.STRUCTURE, Place.FILE, "the file is empty");
    }
    byte delimiter = delimiter(lines.text());
    Fields fields = new Fields();
    List<String> columns = header(lines, fields, delimiter);
    List<Row> rows = new ArrayList<>();
    while (nextWithText(lines, false)) {
      fields.split(lines, delimiter);
      rows.add(row(lines, fields, columns.size()));
      if (rows.size() > limits.maxRows()) {
        throw refusal(Kind.TOO_LARGE, lines, "more than " + limits.maxRows() + " rows");
      }
    }
    return new TextTable(columns, rows, lines.sha256());
  }

  /**
   * The value of a plain decimal number; NaN when the text is none, infinite when it is too large
   * for a double.
   */
  public static double number(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Decimal.parse(bytes, 0, bytes.length);
  }

  private static boolean nextWithText(LineReader lines, boolean beforeHeader) {
    while (lines.next()) {
      String text = lines.text();
      if (!text.isBlank() && !(beforeHeader && text.startsWith("#"))) {
        return true;
      }
    }
    return false;
  }

  private static byte delimiter(String header) {
    byte best = '\t';
    for (byte candidate : new byte[] {',', ';'}) {
      best = count(header, candidate) > count(header, best) ? candidate : best;
    }
    return best;
  }

  private static long count(String text, byte character) {
    return text.chars().filter(c -> c == character).count();
  }

  private static List<String> header(LineReader lines, Fields fields, byte delimiter) {
    fields.split(lines, delimiter);
    List<String> columns = fields.texts().stream().map(String::strip).toList();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i);
      if (name.isEmpty()) {
        throw refusal(Kind.STRUCTURE, lines, "column " + (i + 1) + " has no name");
      }
      if (columns.indexOf(name) < i) {
        Place place = new Place(lines.line(), name, null);
        throw new ExpressionFormatException(Kind.DUPLICATE, place, "the column occurs twice");
      }
    }
    return columns;
  }

  private static Row row(LineReader lines, Fields fields, int columns) {
    if (fields.count() != columns) {
      throw refusal(
          Kind.STRUCTURE, lines, fields.count() + " cells where the header has " + columns);
    }
    return new Row(lines.line(), fields.texts().stream().map(String::strip).toList());
  }

  private static ExpressionFormatException refusal(Kind kind, LineReader lines, String problem) {
    return new ExpressionFormatException(kind, Place.line(lines.line()), problem);
  }
}
