package org.chemosign.chemogram;

import java.util.OptionalDouble;

/**
 * How well a plate tells living from killed cells of one model: the Z'-factor, 1 - 3 (sd of the
 * vehicle wells + sd of the killed wells) / |difference of their means| (Zhang et al. 1999,
 * doi:10.1177/108705719900400206). At least 0.5 is an excellent assay, under 0 the two bands
 * overlap.
 *
 * @param plate name and date
 * @param model the model
 * @param negatives number of vehicle wells
 * @param positives number of killed wells
 * @param negativeCv coefficient of variation of the vehicle wells; empty with fewer than two
 * @param zPrime empty with fewer than two wells of either kind
 */
public record PlateQuality(
    PlateId plate,
    String model,
    int negatives,
    int positives,
    OptionalDouble negativeCv,
    OptionalDouble zPrime) {

  /** Z' from which an assay is called excellent. */
  public static final double EXCELLENT = 0.5;

  static PlateQuality of(Plate plate, String model) {
    double[] negative = plate.controls(WellRole.NEGATIVE, model);
    double[] positive = plate.controls(WellRole.POSITIVE, model);
    return new PlateQuality(
        plate.id(),
        model,
        negative.length,
        positive.length,
        finite(Sample.deviation(negative) / Sample.mean(negative)),
        finite(zPrime(negative, positive)));
  }

  /** Z' of two bands of wells; not finite when it cannot be computed. */
  static double zPrime(double[] negative, double[] positive) {
    double spread = Sample.deviation(negative) + Sample.deviation(positive);
    return 1 - 3 * spread / Math.abs(Sample.mean(negative) - Sample.mean(positive));
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
