package org.chemosign.training;

import java.util.Arrays;
import java.util.List;

/** Responses of several drugs or several collections, made comparable. Missing values are NaN. */
public final class Responses {

  private Responses() {}

  /**
   * The mean of standardised columns, over those that a sample has: the target of a drug class.
   *
   * @param columns at least one; one value a sample each, NaN where missing
   * @return one value a sample, NaN where all are missing
   */
  public static double[] combined(List<double[]> columns) {
    List<double[]> standard = columns.stream().map(Responses::standardised).toList();
    double[] combined = new double[standard.get(0).length];
    for (int i = 0; i < combined.length; i++) {
      int sample = i;
      combined[i] =
          standard.stream()
              .mapToDouble(column -> column[sample])
              .filter(value -> !Double.isNaN(value))
              .average()
              .orElse(Double.NaN);
    }
    return combined;
  }

  /** Values less their mean, in standard deviations (n - 1) of those that are there. */
  public static double[] standardised(double[] values) {
    double[] there = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (there.length < 2 || !(Vectors.sd(there) > 0)) {
      throw new TrainingDataException("a response column has fewer than two different values");
    }
    double mean = Vectors.mean(there);
    double sd = Vectors.sd(there);
    return Arrays.stream(values).map(value -> (value - mean) / sd).toArray();
  }

  /** Values moved and stretched to the mean and the standard deviation of others. */
  public static double[] rescaled(double[] values, double[] like) {
    double mean = Vectors.mean(like);
    double sd = Vectors.sd(like);
    return Arrays.stream(standardised(values)).map(value -> mean + sd * value).toArray();
  }
}
