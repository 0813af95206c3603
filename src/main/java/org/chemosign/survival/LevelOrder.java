package org.chemosign.survival;

import java.util.Comparator;

/** The order of the levels of a column: numbers by size and before words, words by letters. */
final class LevelOrder {

  static final Comparator<String> NATURAL =
      Comparator.comparingDouble(LevelOrder::number)
          .thenComparing(String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Comparator.naturalOrder());

  private LevelOrder() {}

  private static double number(String level) {
    try {
      return Double.parseDouble(level);
    } catch (NumberFormatException notANumber) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
