package org.chemosign.chemogram;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The replicates of one dose.
 *
 * @param dose micromolar
 * @param viabilities percent of the vehicle, rising, not clipped
 * @param growthRates GR values, rising; empty when growth is not known
 */
public record DosePoint(double dose, List<Double> viabilities, List<Double> growthRates) {

  /** Sorts the replicates, so that their order in a file cannot matter. */
  public DosePoint {
    if (!(dose > 0) || Double.isInfinite(dose) || viabilities.isEmpty()) {
      throw new IllegalArgumentException("a positive dose and at least one viability are needed");
    }
    viabilities = viabilities.stream().sorted().toList();
    growthRates = growthRates.stream().sorted().toList();
  }

  /** A dose without growth rates. */
  public static DosePoint of(double dose, List<Double> viabilities) {
    return new DosePoint(dose, viabilities, List.of());
  }

  /** Mean viability in percent, not clipped. */
  public double mean() {
    return Sample.mean(array(viabilities));
  }

  /** Standard deviation of the viabilities, n - 1; empty for a single well. */
  public OptionalDouble deviation() {
    double deviation = Sample.deviation(array(viabilities));
    return Double.isNaN(deviation) ? OptionalDouble.empty() : OptionalDouble.of(deviation);
  }

  /** Mean GR value; empty when growth is not known. */
  public OptionalDouble meanGrowthRate() {
    return growthRates.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Sample.mean(array(growthRates)));
  }

  double pureError() {
    return Sample.squares(array(viabilities));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
