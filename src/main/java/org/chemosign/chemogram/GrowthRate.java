package org.chemosign.chemogram;

import java.util.OptionalDouble;

/**
 * Growth-rate inhibition (GR) of Hafner et al. 2016 (doi:10.1038/nmeth.3853): GR(c) =
 * 2^(log2(x(c)/x0) / log2(x_ctrl/x0)) - 1, with x(c) the treated wells, x_ctrl the vehicle wells
 * and x0 the wells when treatment began. 1 is no effect, 0 no growth, below 0 fewer cells than at
 * the start. With relative viability v and d doublings of the vehicle wells this is 2^(1 +
 * log2(v)/d) - 1.
 */
public final class GrowthRate {

  private static final double LOG_2 = StrictMath.log(2);

  private GrowthRate() {}

  /** How the untreated model grew during the assay. */
  public enum GrowthKind {
    KNOWN,
    UNKNOWN,
    /** Time-zero wells are there, but the vehicle wells are not above them. */
    NONE
  }

  /** Growth of the untreated model; doublings are NaN unless known. */
  record Growth(GrowthKind kind, double doublings) {

    private static final Growth UNKNOWN = new Growth(GrowthKind.UNKNOWN, Double.NaN);

    static Growth of(double doublings) {
      return new Growth(GrowthKind.KNOWN, doublings);
    }

    /** Growth from the signal at the start and of the vehicle wells at the end; NaN: not known. */
    static Growth between(double start, double end) {
      if (Double.isNaN(start) || Double.isNaN(end)) {
        return UNKNOWN;
      }
      if (start <= 0 || end <= start) {
        return new Growth(GrowthKind.NONE, Double.NaN);
      }
      return of(StrictMath.log(end / start) / LOG_2);
    }

    OptionalDouble rate(double viability) {
      return kind == GrowthKind.KNOWN
          ? OptionalDouble.of(GrowthRate.of(viability, doublings))
          : OptionalDouble.empty();
    }
  }

  /**
   * GR value of a viability in percent, with the doublings of the untreated model; -1, its limit,
   * for a viability of zero or less.
   */
  public static double of(double viability, double doublings) {
    if (!(doublings > 0)) {
      throw new IllegalArgumentException("doublings are positive");
    }
    if (viability <= 0) {
      return -1;
    }
    double log2 = StrictMath.log(viability / 100) / LOG_2;
    return StrictMath.pow(2, 1 + log2 / doublings) - 1;
  }
}
