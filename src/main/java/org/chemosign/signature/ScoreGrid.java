package org.chemosign.signature;

/**
 * Parts of a score are rounded to multiples of 2^-46 (about 1.4e-14) before they are added. Sums of
 * such numbers under 128 are exact in double precision, so that any parts and the rest make exactly
 * the score, in whatever order.
 */
final class ScoreGrid {

  private static final double INVERSE = 0x1p46;

  private ScoreGrid() {}

  /** The multiple nearest to a value. */
  static double round(double value) {
    return Math.rint(value * INVERSE) / INVERSE;
  }
}
