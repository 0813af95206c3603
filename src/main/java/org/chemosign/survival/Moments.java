package org.chemosign.survival;

/** Weighted sums of the covariates of a risk set: weights, first and second moments. */
final class Moments {

  double weight;
  final double[] first;
  final double[][] second;

  Moments(int size) {
    first = new double[size];
    second = new double[size][size];
  }

  void add(double extra, double[] x) {
    weight += extra;
    for (int j = 0; j < x.length; j++) {
      first[j] += extra * x[j];
      for (int k = 0; k <= j; k++) {
        second[j][k] += extra * x[j] * x[k];
      }
    }
  }

  /** These sums less a share of others. */
  Moments without(Moments other, double share) {
    if (share == 0) {
      return this;
    }
    Moments left = new Moments(first.length);
    left.weight = weight - share * other.weight;
    for (int j = 0; j < first.length; j++) {
      left.first[j] = first[j] - share * other.first[j];
      for (int k = 0; k <= j; k++) {
        left.second[j][k] = second[j][k] - share * other.second[j][k];
      }
    }
    return left;
  }

  /** Adds the mean and the covariance under these weights. */
  void accumulate(double[] mean, double[][] covariance) {
    for (int j = 0; j < first.length; j++) {
      mean[j] += first[j] / weight;
      for (int k = 0; k <= j; k++) {
        double value = second[j][k] / weight - first[j] / weight * (first[k] / weight);
        covariance[j][k] += value;
        if (k < j) {
          covariance[k][j] += value;
        }
      }
    }
  }
}
