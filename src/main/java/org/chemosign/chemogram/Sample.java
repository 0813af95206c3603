package org.chemosign.chemogram;

import java.util.Arrays;

/** Mean and spread of a few numbers, summed in their order. */
final class Sample {

  private Sample() {}

  /** Arithmetic mean; NaN of nothing. */
  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Sum of the squared deviations from the mean. */
  static double squares(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }

  /** Standard deviation with n - 1; NaN of fewer than two values. */
  static double deviation(double[] values) {
    return values.length < 2 ? Double.NaN : Math.sqrt(squares(values) / (values.length - 1));
  }

  /** Median; the mean of the middle two of an even number; NaN of nothing. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
