package org.chemosign.survival.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text, as wide as their widest cell; the first column is set left, the others right.
 */
final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();

  TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  String text() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        width[i] = Math.max(width[i], length(row.get(i)));
      }
    }
    StringBuilder out = new StringBuilder();
    rows.forEach(row -> line(row, width, out));
    return out.toString();
  }

  private static void line(List<String> row, int[] width, StringBuilder out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String gap = " ".repeat(width[i] - length(row.get(i)));
      line.append("  ").append(i == 0 ? row.get(i) + gap : gap + row.get(i));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
