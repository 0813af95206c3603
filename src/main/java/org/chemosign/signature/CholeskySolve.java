package org.chemosign.signature;

import java.util.Optional;

/** Solves small symmetric positive definite systems by Cholesky's method. */
final class CholeskySolve {

  /** Pivots under this share of their diagonal element count as zero. */
  private static final double SMALLEST_PIVOT = 1e-12;

  private CholeskySolve() {}

  /**
   * The x of {@code matrix x = right}; empty when the matrix is not positive definite.
   *
   * @param matrix symmetric, n x n; not changed
   * @param right n values; not changed
   */
  static Optional<double[]> solve(double[][] matrix, double[] right) {
    return factor(matrix).map(factor -> substitute(factor, right));
  }

  private static Optional<double[][]> factor(double[][] matrix) {
    int n = matrix.length;
    double[][] factor = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j] - dot(factor[i], factor[j], j);
        if (i != j) {
          factor[i][j] = rest / factor[j][j];
        } else if (rest > SMALLEST_PIVOT * matrix[i][i]) {
          factor[i][i] = Math.sqrt(rest);
        } else {
          return Optional.empty();
        }
      }
    }
    return Optional.of(factor);
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double[] substitute(double[][] factor, double[] right) {
    int n = right.length;
    double[] x = right.clone();
    for (int i = 0; i < n; i++) {
      x[i] = (x[i] - dot(factor[i], x, i)) / factor[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= factor[k][i] * x[k];
      }
      x[i] /= factor[i][i];
    }
    return x;
  }
}
