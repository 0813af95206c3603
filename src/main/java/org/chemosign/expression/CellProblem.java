package org.chemosign.expression;

import java.util.Locale;
import java.util.Set;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/** Says in words why a cell is no expression value. */
final class CellProblem {

  private static final Set<String> MISSING =
      Set.of("na", "n/a", "nan", "null", "none", "-", ".", "#n/a");

  private CellProblem() {}

  /**
   * The refusal of a cell.
   *
   * @param place line and column
   * @param text the cell
   * @param value what {@link Decimal#parse} made of it
   */
  static ExpressionFormatException of(Place place, String text, double value) {
    return new ExpressionFormatException(Kind.VALUE, place.withValue(text), problem(text, value));
  }

  private static String problem(String text, double value) {
    if (value < 0) {
      return value == Double.NEGATIVE_INFINITY
          ? "the number is beyond the range of a double"
          : "expression cannot be negative";
    }
    if (value == Double.POSITIVE_INFINITY) {
      return "the number is beyond the range of a double";
    }
    if (text.isBlank()) {
      return "the cell is empty; missing values are not accepted";
    }
    if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
      return "missing values are not accepted";
    }
    if (text.matches("[+-]?\\d+,\\d+")) {
      return "decimals are written with a point, not with a comma";
    }
    return "not a finite decimal number such as 12.5 or 1.25e1";
  }
}
