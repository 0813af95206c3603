package org.chemosign.chemogram;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A plate file that cannot be used. The message is one line for people and names line, column and
 * value as far as they are known.
 */
public final class PlateFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 40;

  private final long line;
  private final String column;
  private final String value;

  PlateFormatException(String problem, Throwable cause) {
    super(problem, cause);
    this.line = 0;
    this.column = null;
    this.value = null;
  }

  PlateFormatException(String problem) {
    this(problem, null);
  }

  private PlateFormatException(String message, long line, String column, String value) {
    super(message);
    this.line = line;
    this.column = column;
    this.value = value;
  }

  static PlateFormatException at(long line, String problem) {
    return new PlateFormatException("line " + line + ": " + problem, line, null, null);
  }

  static PlateFormatException cell(long line, String column, String value, String problem) {
    String quoted = quoted(value);
    String place = "line " + line + ", column '" + quoted(column) + "', value '" + quoted + "': ";
    return new PlateFormatException(place + problem, line, column, quoted);
  }

  /** The line to blame, from 1, where one is. */
  public OptionalLong line() {
    return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
  }

  /** The column to blame, where one is. */
  public Optional<String> column() {
    return Optional.ofNullable(column);
  }

  /** The offending text, printable and cut to forty characters. */
  public Optional<String> value() {
    return Optional.ofNullable(value);
  }

  static String quoted(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > LONGEST_QUOTE ? plain.substring(0, LONGEST_QUOTE) + "..." : plain;
  }
}
