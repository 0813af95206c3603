package org.chemosign.chemogram;

import java.util.OptionalDouble;

/**
 * A falling four-parameter log-logistic curve: bottom + (top - bottom) / (1 + (dose / mid)^hill).
 *
 * @param top value at no dose
 * @param bottom value at endless dose, not above the top
 * @param hill steepness, positive
 * @param logMid log10 of the micromolar dose half way between top and bottom (EC50)
 */
public record LogLogistic(double top, double bottom, double hill, double logMid) {

  static final double LOG_10 = StrictMath.log(10);

  /** Value at a dose in micromolar. */
  public double at(double dose) {
    return bottom + (top - bottom) * share(StrictMath.log10(dose));
  }

  /** Share of the fall that is still to come at a log10 dose: 1 at the top, 0 at the bottom. */
  double share(double logDose) {
    return 1 / (1 + StrictMath.exp(LOG_10 * hill * (logDose - logMid)));
  }

  /** log10 of the dose at which the curve passes a level; empty when it never does. */
  OptionalDouble logDoseAt(double level) {
    if (!(level < top && level > bottom)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(logMid + StrictMath.log10((top - level) / (level - bottom)) / hill);
  }

  /** Dose half way between top and bottom, in micromolar. */
  public double ec50() {
    return StrictMath.pow(10, logMid);
  }
}
