package org.chemosign.training;

/**
 * What a learner sees: standardised features, responses and weights of training samples, nothing of
 * any other sample.
 *
 * @param z samples x features
 * @param y responses
 * @param weights sample weights, of mean 1
 * @param seed seed for learners that draw
 */
public record Design(double[][] z, double[] y, double[] weights, long seed) {

  /** Number of samples. */
  public int samples() {
    return y.length;
  }

  /** Number of features. */
  public int features() {
    return z[0].length;
  }

  /** Weighted mean of the responses. */
  public double mean() {
    return Vectors.weightedMean(y, weights);
  }

  /** Rows of the features times the square roots of the weights. */
  double[][] weightedRows() {
    double[][] rows = new double[z.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = z[i].clone();
      double root = Math.sqrt(weights[i]);
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] *= root;
      }
    }
    return rows;
  }

  /** Deviations of the responses from their mean times the square roots of the weights. */
  double[] weightedDeviations() {
    double mean = mean();
    double[] deviations = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      deviations[i] = (y[i] - mean) * Math.sqrt(weights[i]);
    }
    return deviations;
  }
}
