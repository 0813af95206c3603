package org.chemosign.chemogram;

import org.chemosign.chemogram.GrowthRate.Growth;

/**
 * Turns the signals of a model on one plate into viability, 100 (signal - killed) / (vehicle -
 * killed) with the means of the control wells; where no killed wells are, their signal counts as
 * zero. A viability that the file gives is taken as it is.
 */
record Normalisation(double vehicle, double killed, Growth growth) {

  static Normalisation of(Plate plate, String model) {
    double[] positive = plate.controls(WellRole.POSITIVE, model);
    double vehicle = Sample.mean(plate.controls(WellRole.NEGATIVE, model));
    double killed = positive.length == 0 ? 0 : Sample.mean(positive);
    if (vehicle <= killed) {
      throw new PlateFormatException(
          "%s, model %s: the vehicle wells (mean %s) are not above the killed wells (mean %s)"
              .formatted(plate.id().label(), model, vehicle, killed));
    }
    double start = Sample.mean(plate.controls(WellRole.TIME_ZERO, model));
    return new Normalisation(vehicle, killed, Growth.between(start - killed, vehicle - killed));
  }

  /** Viability of a well in percent of the vehicle. */
  double viability(Well well) {
    if (!Double.isNaN(well.reading().viability())) {
      return well.reading().viability();
    }
    if (Double.isNaN(vehicle)) {
      throw PlateFormatException.at(
          well.line(),
          "a signal without a viability needs vehicle wells ('negative' in column 'control') on"
              + " its plate");
    }
    return 100 * (well.reading().signal() - killed) / (vehicle - killed);
  }

  /** Growth of the untreated model: what the well's row states, else from time-zero wells. */
  Growth growth(Well well) {
    double stated = well.reading().doublings();
    return Double.isNaN(stated) ? growth : Growth.of(stated);
  }
}
