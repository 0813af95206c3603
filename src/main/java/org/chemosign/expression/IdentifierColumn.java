package org.chemosign.expression;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The gene identifiers of a file as bytes, in row order, with the line each was on. */
final class IdentifierColumn {

  private byte[] text = new byte[1 << 12];
  private int[] ends = new int[256];
  private int[] lines = new int[256];
  private int size;

  /** A column from text, on lines 1, 2, ... */
  static IdentifierColumn of(List<String> identifiers) {
    IdentifierColumn column = new IdentifierColumn();
    for (String identifier : identifiers) {
      byte[] bytes = identifier.getBytes(StandardCharsets.UTF_8);
      column.add(bytes, 0, bytes.length, column.size + 1L);
    }
    return column.trimmed();
  }

  void add(byte[] bytes, int from, int to, long line) {
    int start = end();
    int end = start + to - from;
    if (end > text.length) {
      text = Arrays.copyOf(text, Math.max(end, text.length * 2));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      lines = Arrays.copyOf(lines, size * 2);
    }
    System.arraycopy(bytes, from, text, start, to - from);
    lines[size] = (int) line;
    ends[size++] = end;
  }

  private int end() {
    return size == 0 ? 0 : ends[size - 1];
  }

  /** The same column without spare room, to be kept. */
  IdentifierColumn trimmed() {
    IdentifierColumn trimmed = new IdentifierColumn();
    trimmed.text = Arrays.copyOf(text, end());
    trimmed.ends = Arrays.copyOf(ends, size);
    trimmed.lines = Arrays.copyOf(lines, size);
    trimmed.size = size;
    return trimmed;
  }

  int size() {
    return size;
  }

  byte[] text() {
    return text;
  }

  int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  int end(int row) {
    return ends[row];
  }

  long line(int row) {
    return lines[row];
  }

  String identifier(int row) {
    return new String(text, start(row), ends[row] - start(row), StandardCharsets.UTF_8);
  }

  /** Whether another column, like this one trimmed, has the same identifiers in the same order. */
  boolean sameIdentifiers(IdentifierColumn other) {
    return Arrays.equals(text, other.text) && Arrays.equals(ends, other.ends);
  }

  int identifierHash() {
    return 31 * Arrays.hashCode(text) + Arrays.hashCode(ends);
  }
}
