package org.chemosign.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a regression.
 *
 * @param terms name of each column
 * @param columns values, one array a column
 */
record Design(List<String> terms, List<double[]> columns) {

  Design {
    terms = List.copyOf(terms);
    columns = List.copyOf(columns);
  }

  static Design empty() {
    return new Design(List.of(), List.of());
  }

  /** A column of numbers as it is; of words, an indicator for each level but the reference. */
  static Design of(CohortColumn column, String reference) {
    return switch (kind(column)) {
      case NUMBERS -> numbers((CohortColumn.Numbers) column);
      case WORDS -> indicators((CohortColumn.Categories) column, reference);
    };
  }

  private enum Kind {
    NUMBERS,
    WORDS
  }

  private static Kind kind(CohortColumn column) {
    return column instanceof CohortColumn.Numbers ? Kind.NUMBERS : Kind.WORDS;
  }

  private static Design numbers(CohortColumn.Numbers column) {
    return new Design(List.of(column.name()), List.of(column.values()));
  }

  private static Design indicators(CohortColumn.Categories column, String reference) {
    List<String> levels =
        column.levels().stream().filter(level -> !level.equals(reference)).toList();
    return new Design(
        levels.stream().map(level -> column.name() + ": " + level).toList(),
        levels.stream().map(level -> indicator(column, level)).toList());
  }

  private static double[] indicator(CohortColumn.Categories column, String level) {
    return column.values().stream().mapToDouble(value -> level.equals(value) ? 1 : 0).toArray();
  }

  /** These columns and then others. */
  Design and(Design other) {
    List<String> names = new ArrayList<>(terms);
    names.addAll(other.terms);
    List<double[]> all = new ArrayList<>(columns);
    all.addAll(other.columns);
    return new Design(names, all);
  }

  /** The products of each of these columns with each of others; others vary slowest. */
  Design times(Design other) {
    Design product = empty();
    for (int j = 0; j < other.size(); j++) {
      for (int i = 0; i < size(); i++) {
        double[] left = columns.get(i);
        double[] right = other.columns.get(j);
        double[] values = new double[left.length];
        Arrays.setAll(values, row -> left[row] * right[row]);
        String name = terms.get(i) + " x " + other.terms.get(j);
        product = product.and(new Design(List.of(name), List.of(values)));
      }
    }
    return product;
  }

  int size() {
    return terms.size();
  }
}
