package org.chemosign.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Patients by stratum. */
final class Strata {

  private Strata() {}

  /** The rows of each stratum that occurs, strata by number, rows in their order. */
  static List<int[]> rows(int[] stratum) {
    return IntStream.of(stratum)
        .distinct()
        .sorted()
        .mapToObj(
            wanted ->
                IntStream.range(0, stratum.length).filter(i -> stratum[i] == wanted).toArray())
        .toList();
  }

  /** One stratum for each combination of values that occurs; all zero without columns. */
  static int[] of(List<CohortColumn.Categories> columns, int size) {
    List<List<String>> seen = new ArrayList<>();
    int[] stratum = new int[size];
    for (int i = 0; i < size; i++) {
      int row = i;
      List<String> combination = columns.stream().map(column -> column.values().get(row)).toList();
      if (!seen.contains(combination)) {
        seen.add(combination);
      }
      stratum[i] = seen.indexOf(combination);
    }
    return stratum;
  }
}
