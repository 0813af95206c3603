package org.chemosign.survival;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells of one line: separated by tab, comma or semicolon; cells in quotes may hold the separator.
 */
final class DelimitedText {

  private final char separator;

  private DelimitedText(char separator) {
    this.separator = separator;
  }

  /** The separator that a header line uses most, tab before semicolon before comma. */
  static DelimitedText like(String header) {
    char best = '\t';
    for (char candidate : new char[] {';', ','}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return new DelimitedText(best);
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /**
   * The cells of a line, without the space around them.
   *
   * @throws IllegalArgumentException when a quotation mark is not closed
   */
  List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"' && (quoted || cell.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quotation mark is not closed on its line");
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
