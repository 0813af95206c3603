package org.chemosign.training;

/** Solves symmetric positive definite systems by Cholesky's method, in a fixed order of sums. */
final class PositiveDefinite {

  private PositiveDefinite() {}

  /**
   * The x of {@code (matrix + diagonal I) x = right}.
   *
   * @param matrix symmetric, n x n, not negative; not changed
   * @param diagonal positive
   * @param right n values; not changed
   */
  static double[] solve(double[][] matrix, double diagonal, double[] right) {
    return substitute(factor(matrix, diagonal), right);
  }

  private static double[][] factor(double[][] matrix, double diagonal) {
    int n = matrix.length;
    double[][] factor = new double[n][];
    for (int i = 0; i < n; i++) {
      factor[i] = new double[i + 1];
      for (int j = 0; j < i; j++) {
        factor[i][j] = (matrix[i][j] - dot(factor[i], factor[j], j)) / factor[j][j];
      }
      factor[i][i] = Math.sqrt(matrix[i][i] + diagonal - dot(factor[i], factor[i], i));
    }
    return factor;
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
