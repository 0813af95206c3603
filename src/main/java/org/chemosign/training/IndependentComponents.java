package org.chemosign.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Independent component analysis over genes by FastICA with symmetric decorrelation and tanh
 * (Hyvarinen 1999, DOI 10.1109/72.761722): genes are the observations, samples the mixtures, so a
 * component is a pattern of genes.
 */
final class IndependentComponents {

  private static final int MOST_ITERATIONS = 200;
  private static final double TOLERANCE = 1e-8;

  private IndependentComponents() {}

  /**
   * Patterns of unit length, components x genes; the gene that weighs most in each is positive.
   *
   * @param z samples x genes
   * @param count how many; at most the number of samples less one
   * @param seed seed of the first rotation
   */
  static double[][] of(double[][] z, int count, long seed) {
    double[][] white = principal(z, Math.min(count, z.length - 1));
    double[][] rotation = orthogonal(random(white.length, seed));
    double change = 1;
    for (int i = 0; i < MOST_ITERATIONS && change > TOLERANCE; i++) {
      double[][] next = orthogonal(step(white, rotation));
      change = change(rotation, next);
      rotation = next;
    }
    double[][] patterns = product(rotation, white);
    Arrays.setAll(patterns, i -> Digits.fifteen(signed(patterns[i], Math.sqrt(z[0].length))));
    return patterns;
  }

  /** Principal directions over genes, of mean square one. */
  private static double[][] principal(double[][] z, int count) {
    double[][] centred =
        Arrays.stream(z).map(row -> Vectors.minus(row, Vectors.mean(row))).toArray(double[][]::new);
    EigenDecompositionSymmetric eigen = eigen(Vectors.gram(centred));
    int genes = z[0].length;
    double[][] white = new double[count][genes];
    for (int k = 0; k < count; k++) {
      double[] vector = eigen.getEigenvector(k).toArray();
      for (int i = 0; i < vector.length; i++) {
        Vectors.add(white[k], vector[i], centred[i]);
      }
      scale(white[k], Math.sqrt(genes / Vectors.dot(white[k], white[k])));
    }
    return white;
  }

  private static EigenDecompositionSymmetric eigen(double[][] symmetric) {
    return new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(symmetric));
  }

  private static double[][] random(int size, long seed) {
    SplittableRandom bits = new SplittableRandom(seed);
    double[][] matrix = new double[size][size];
    for (double[] row : matrix) {
      Arrays.setAll(row, i -> bits.nextDouble() - 0.5);
    }
    return matrix;
  }

  /** (M M')^-1/2 M, the nearest rotation. */
  private static double[][] orthogonal(double[][] matrix) {
    EigenDecompositionSymmetric eigen = eigen(Vectors.gram(matrix));
    RealMatrix vectors = eigen.getV();
    double[] roots =
        Arrays.stream(eigen.getEigenvalues()).map(value -> 1 / Math.sqrt(value)).toArray();
    RealMatrix inverseRoot =
        vectors.multiply(MatrixUtils.createRealDiagonalMatrix(roots)).multiplyTransposed(vectors);
    return inverseRoot.multiply(MatrixUtils.createRealMatrix(matrix)).getData();
  }

  private static double[][] step(double[][] white, double[][] rotation) {
    int genes = white[0].length;
    double[][] sources = product(rotation, white);
    double[][] next = new double[rotation.length][];
    for (int k = 0; k < next.length; k++) {
      double slope = 0;
      for (int gene = 0; gene < genes; gene++) {
        sources[k][gene] = StrictMath.tanh(sources[k][gene]);
        slope += 1 - sources[k][gene] * sources[k][gene];
      }
      double[] row = new double[rotation.length];
      for (int j = 0; j < row.length; j++) {
        row[j] = (Vectors.dot(sources[k], white[j]) - slope * rotation[k][j]) / genes;
      }
      next[k] = row;
    }
    return next;
  }

  private static double[][] product(double[][] rotation, double[][] white) {
    double[][] product = new double[rotation.length][white[0].length];
    for (int k = 0; k < product.length; k++) {
      for (int j = 0; j < white.length; j++) {
        Vectors.add(product[k], rotation[k][j], white[j]);
      }
    }
    return product;
  }

  private static double change(double[][] before, double[][] after) {
    double change = 0;
    for (int k = 0; k < before.length; k++) {
      change = Math.max(change, Math.abs(Math.abs(Vectors.dot(before[k], after[k])) - 1));
    }
    return change;
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private static double[] signed(double[] pattern, double length) {
    double extreme = 0;
    for (double value : pattern) {
      extreme = Math.abs(value) > Math.abs(extreme) ? value : extreme;
    }
    scale(pattern, Math.signum(extreme) / length);
    return pattern;
  }
}
