package org.chemosign.chemogram;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Means of the doses of a curve and how many wells stand behind each. Least squares on these is
 * least squares on the wells, but for the spread within doses, which no curve can change.
 */
record WeightedPoints(double[] logDoses, double[] means, double[] wells, double pureError) {

  static WeightedPoints viabilities(List<DosePoint> points) {
    return of(points, DosePoint::viabilities);
  }

  static WeightedPoints growthRates(List<DosePoint> points) {
    return of(points, DosePoint::growthRates);
  }

  private static WeightedPoints of(
      List<DosePoint> points, Function<DosePoint, List<Double>> values) {
    ToDoubleFunction<DosePoint> mean = point -> Sample.mean(array(values.apply(point)));
    double error = 0;
    for (DosePoint point : points) {
      error += Sample.squares(array(values.apply(point)));
    }
    return new WeightedPoints(
        points.stream().mapToDouble(point -> StrictMath.log10(point.dose())).toArray(),
        points.stream().mapToDouble(mean).toArray(),
        points.stream().mapToDouble(point -> values.apply(point).size()).toArray(),
        error);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Number of doses. */
  int doses() {
    return means.length;
  }

  /** Number of wells. */
  int total() {
    double total = 0;
    for (double count : wells) {
      total += count;
    }
    return (int) total;
  }

  double grandMean() {
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      sum += wells[i] * means[i];
    }
    return sum / total();
  }

  /** Squared distance of the means from a constant, wells counted, without the spread within. */
  double squaresAbout(double level) {
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      sum += wells[i] * (means[i] - level) * (means[i] - level);
    }
    return sum;
  }
}
