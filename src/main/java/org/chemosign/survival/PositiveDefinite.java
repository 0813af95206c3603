package org.chemosign.survival;

import java.util.OptionalInt;

/**
 * Cholesky factor of a symmetric, positive semi-definite matrix. A row that is a combination of
 * those before it is recognised by its pivot and named.
 */
final class PositiveDefinite {

  private static final double SMALLEST_PIVOT = 1e-10;

  private final double[][] factor;
  private final int dependent;

  /** Factors a matrix; only its lower triangle is read. */
  PositiveDefinite(double[][] matrix) {
    factor = new double[matrix.length][matrix.length];
    int found = -1;
    for (int row = 0; row < matrix.length && found < 0; row++) {
      for (int column = 0; column < row; column++) {
        factor[row][column] = rest(matrix, row, column) / factor[column][column];
      }
      double pivot = rest(matrix, row, row);
      if (pivot > SMALLEST_PIVOT * matrix[row][row]) {
        factor[row][row] = Math.sqrt(pivot);
      } else {
        found = row;
      }
    }
    dependent = found;
  }

  private double rest(double[][] matrix, int row, int column) {
    double value = matrix[row][column];
    for (int k = 0; k < column; k++) {
      value -= factor[row][k] * factor[column][k];
    }
    return value;
  }

  /** The first row that is a combination of those before it, where there is one. */
  OptionalInt dependentRow() {
    return dependent < 0 ? OptionalInt.empty() : OptionalInt.of(dependent);
  }

  /** Solves matrix x = right; only for a matrix without a dependent row. */
  double[] solve(double[] right) {
    int size = right.length;
    double[] x = right.clone();
    for (int row = 0; row < size; row++) {
      for (int k = 0; k < row; k++) {
        x[row] -= factor[row][k] * x[k];
      }
      x[row] /= factor[row][row];
    }
    for (int row = size - 1; row >= 0; row--) {
      for (int k = row + 1; k < size; k++) {
        x[row] -= factor[k][row] * x[k];
      }
      x[row] /= factor[row][row];
    }
    return x;
  }

  /** The inverse; only for a matrix without a dependent row. */
  double[][] inverse() {
    double[][] inverse = new double[factor.length][];
    for (int row = 0; row < factor.length; row++) {
      double[] unit = new double[factor.length];
      unit[row] = 1;
      inverse[row] = solve(unit);
    }
    return inverse;
  }

  /** The quadratic form right' matrix^-1 right. */
  double quadratic(double[] right) {
    return dot(right, solve(right));
  }

  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
