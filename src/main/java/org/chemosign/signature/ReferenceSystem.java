package org.chemosign.signature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The gene weights of the independent components of a reference cohort, and which of the components
 * is the gradient.
 */
public final class ReferenceSystem {

  private final List<SignatureGene> genes;
  private final double[][] weights;
  private final Gradient gradient;

  /**
   * Which component is the gradient, and its scale in the reference cohort.
   *
   * @param component position of the component, from 0
   * @param direction 1, or -1 where the component runs against the gradient
   * @param mean mean of the raw gradient in the reference cohort
   * @param sd its standard deviation there, positive
   */
  public record Gradient(int component, int direction, double mean, double sd) {}

  /**
   * A system of numbers.
   *
   * @param genes the genes in card order
   * @param weights one row a gene, one column a component; copied
   * @param gradient the component in question
   * @throws IllegalArgumentException when shapes differ or the components are not independent
   */
  public ReferenceSystem(List<SignatureGene> genes, double[][] weights, Gradient gradient) {
    this.genes = List.copyOf(genes);
    this.weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    this.gradient = gradient;
    if (weights.length != genes.size() || weights.length == 0) {
      throw new IllegalArgumentException("one row of weights a gene is needed");
    }
    int[] all = new int[weights.length];
    Arrays.setAll(all, i -> i);
    if (projection(all).isEmpty()) {
      throw new IllegalArgumentException("the components are linearly dependent");
    }
  }

  List<SignatureGene> genes() {
    return genes;
  }

  /** Mean of the raw gradient in the reference cohort. */
  public double mean() {
    return gradient.mean();
  }

  /** Standard deviation of the raw gradient in the reference cohort. */
  public double sd() {
    return gradient.sd();
  }

  /**
   * Direction times the gradient's column of G (G'G)^-1, over some of the genes; empty when the
   * components are linearly dependent over these genes.
   *
   * @param positions card positions of the genes
   */
  Optional<double[]> projection(int[] positions) {
    double[] unit = new double[weights[0].length];
    unit[gradient.component()] = gradient.direction();
    return CholeskySolve.solve(crossProduct(positions), unit)
        .map(mix -> Arrays.stream(positions).mapToDouble(p -> dot(weights[p], mix)).toArray());
  }

  private double[][] crossProduct(int[] positions) {
    int components = weights[0].length;
    double[][] product = new double[components][components];
    for (int position : positions) {
      double[] row = weights[position];
      for (int i = 0; i < components; i++) {
        for (int j = 0; j < components; j++) {
          product[i][j] += row[i] * row[j];
        }
      }
    }
    return product;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
