package org.chemosign.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/**
 * The cells of one line. A cell may stand in double quotes, in which a doubled quote is one; a
 * quote inside an unquoted cell is an ordinary character. One object serves all lines of a file.
 */
final class Fields {

  private byte[] text;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int count;

  /** Cuts the line that a reader stands on. */
  void split(LineReader lines, byte delimiter) {
    text = lines.buffer();
    count = 0;
    int end = lines.end();
    int at = lines.start();
    boolean more = true;
    while (more) {
      boolean quoted = at < end && text[at] == '"';
      int start = quoted ? at + 1 : at;
      int stop = quoted ? closing(start, end, lines) : next(start, end, delimiter);
      add(start, stop);
      at = quoted ? stop + 1 : stop;
      if (at < end && text[at] != delimiter) {
        throw quoteProblem(lines, "text follows a closing quote");
      }
      more = at++ < end;
    }
  }

  private int next(int from, int end, byte delimiter) {
    int at = from;
    while (at < end && text[at] != delimiter) {
      at++;
    }
    return at;
  }

  private int closing(int from, int end, LineReader lines) {
    for (int at = from; at < end; at++) {
      if (text[at] == '"') {
        if (at + 1 == end || text[at + 1] != '"') {
          return at;
        }
        at++;
      }
    }
    throw quoteProblem(lines, "a quote is not closed");
  }

  private ExpressionFormatException quoteProblem(LineReader lines, String problem) {
    return new ExpressionFormatException(Kind.STRUCTURE, Place.line(lines.line()), problem);
  }

  private void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  int count() {
    return count;
  }

  byte[] buffer() {
    return text;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  /** Text of a cell, without its quotes. */
  String text(int field) {
    int start = starts[field];
    String raw = new String(text, start, ends[field] - start, StandardCharsets.UTF_8);
    boolean quoted = start > 0 && text[start - 1] == '"';
    return quoted ? raw.replace("\"\"", "\"") : raw;
  }

  /** Texts of all cells. */
  List<String> texts() {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text(i));
    }
    return texts;
  }

  /** Value of a cell as {@link Decimal#parse} gives it. */
  double number(int field) {
    return Decimal.parse(text, starts[field], ends[field]);
  }
}
