package org.chemosign.training;

import java.util.Arrays;

/** Sums in a fixed order, the same on every machine. */
final class Vectors {

  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  static double mean(double[] values) {
    return sum(values) / values.length;
  }

  static double weightedMean(double[] values, double[] weights) {
    return dot(values, weights) / sum(weights);
  }

  /** Standard deviation with n - 1. */
  static double sd(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  /** Adds {@code factor} times {@code b} to {@code a}. */
  static void add(double[] a, double factor, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] += factor * b[i];
    }
  }

  static double[] minus(double[] values, double constant) {
    return Arrays.stream(values).map(value -> value - constant).toArray();
  }

  static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  static int[] pickInts(int[] values, int[] at) {
    return Arrays.stream(at).map(i -> values[i]).toArray();
  }

  static double[][] transpose(double[][] matrix, int columns) {
    double[][] transposed = new double[columns][matrix.length];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < columns; column++) {
        transposed[column][row] = matrix[row][column];
      }
    }
    return transposed;
  }

  /** All products of two rows. */
  static double[][] gram(double[][] rows) {
    double[][] gram = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        gram[i][j] = dot(rows[i], rows[j]);
        gram[j][i] = gram[i][j];
      }
    }
    return gram;
  }
}
