package org.chemosign.chemogram;

/**
 * Limits of the four parameters of a curve; the bottom lies besides between its lower limit and the
 * top.
 *
 * @param top of the value at no dose
 * @param lowestBottom of the value at endless dose
 * @param hill of the steepness
 * @param mid of log10 of the middle dose
 */
record CurveLimits(Limits top, double lowestBottom, Limits hill, Limits mid) {

  private static final Limits HILL = new Limits(0.25, 8);

  /**
   * Viability in percent: top 25 to 200, bottom from 0, the middle within a decade of the doses.
   */
  static CurveLimits viability(DoseRange tested) {
    return new CurveLimits(new Limits(25, 200), 0, HILL, mid(tested));
  }

  /** GR values: top 1, as no dose is no effect; bottom from -1. Three parameters. */
  static CurveLimits growthRate(DoseRange tested) {
    return new CurveLimits(new Limits(1, 1), -1, HILL, mid(tested));
  }

  private static Limits mid(DoseRange tested) {
    return new Limits(StrictMath.log10(tested.low()) - 1, StrictMath.log10(tested.high()) + 1);
  }

  /** Number of free parameters. */
  int parameters() {
    return top.low() == top.high() ? 3 : 4;
  }
}
