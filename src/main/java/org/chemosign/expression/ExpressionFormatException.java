package org.chemosign.expression;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that cannot be used, with the place and the value that are to blame. The message is one
 * line for people, holds printable characters only and quotes at most forty of the value's.
 */
public final class ExpressionFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 40;

  /** What is wrong with a file. */
  public enum Kind {
    /** Not a table of a known format: ragged, headless, transposed, truncated. */
    STRUCTURE,
    /** A cell that is not a finite, non-negative decimal number. */
    VALUE,
    /** A gene or a sample that occurs twice. */
    DUPLICATE,
    /** Not UTF-8 text, or damaged compression. */
    ENCODING,
    /** Larger than the stated limits. */
    TOO_LARGE,
    /** Numbers that contradict the stated unit, or a unit the file does not hold. */
    UNIT,
    /** Gene identifiers that contradict the stated kind, or that are not human genes. */
    IDENTIFIER
  }

  /**
   * Where in a file, as far as it can be told: line from 1, name of the column, text of the cell.
   */
  record Place(long line, String column, String value) {

    static final Place FILE = new Place(0, null, null);

    static Place line(long line) {
      return new Place(line, null, null);
    }

    static Place column(String column) {
      return new Place(0, column, null);
    }

    Place withValue(String text) {
      return new Place(line, column, text);
    }

    private String prefix() {
      StringBuilder text = new StringBuilder();
      if (line > 0) {
        text.append("line ").append(line);
      }
      if (column != null) {
        text.append(text.isEmpty() ? "" : ", ")
            .append("column '")
            .append(quote(column))
            .append("'");
      }
      if (value != null) {
        text.append(text.isEmpty() ? "" : ", ").append("value '").append(quote(value)).append("'");
      }
      return text.isEmpty() ? "" : text.append(": ").toString();
    }
  }

  private final Kind kind;
  private final transient Place place;

  ExpressionFormatException(Kind kind, Place place, String problem) {
    super(place.prefix() + problem);
    this.kind = kind;
    this.place = place;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** The line, counted from 1, where one line is to blame. */
  public OptionalLong line() {
    return place.line() > 0 ? OptionalLong.of(place.line()) : OptionalLong.empty();
  }

  /** Name of the column to blame, made printable and cut to forty characters. */
  public Optional<String> column() {
    return Optional.ofNullable(place.column()).map(ExpressionFormatException::quote);
  }

  /** The offending text, made printable and cut to forty characters. */
  public Optional<String> value() {
    return Optional.ofNullable(place.value()).map(ExpressionFormatException::quote);
  }

  /** Makes untrusted text printable and short: control characters escaped, at most forty kept. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder();
    int[] points = text.codePoints().limit(LONGEST_QUOTE + 1L).toArray();
    for (int i = 0; i < Math.min(points.length, LONGEST_QUOTE); i++) {
      if (isPrintable(points[i])) {
        quoted.appendCodePoint(points[i]);
      } else {
        quoted.append(String.format("\\u%04x", points[i]));
      }
    }
    return points.length > LONGEST_QUOTE ? quoted.append("...").toString() : quoted.toString();
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
