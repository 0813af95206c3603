package org.chemosign.chemogram;

import org.chemosign.chemogram.Potency.AboveRange;
import org.chemosign.chemogram.Potency.BelowRange;
import org.chemosign.chemogram.Potency.Measured;
import org.chemosign.chemogram.Potency.NotEstimated;

/** Potencies in words, for tables and pictures. */
public final class PotencyText {

  private static final int DIGITS = 2;

  private PotencyText() {}

  /** Such as {@code 0.0040 (0.0029 to 0.0054)}, {@code > 10} or {@code not estimated}; in uM. */
  public static String of(Potency potency) {
    if (potency instanceof Measured measured) {
      return dose(measured.dose()) + " (" + interval(measured.interval()) + ")";
    }
    if (potency instanceof AboveRange above) {
      return "> " + dose(above.highestDose());
    }
    if (potency instanceof BelowRange below) {
      return "< " + dose(below.lowestDose());
    }
    return ((NotEstimated) potency).reason() == FitRefusal.FLAT ? "none (flat)" : "not estimated";
  }

  private static String interval(Interval interval) {
    String low = interval.lower().isPresent() ? dose(interval.lower().getAsDouble()) : "open";
    String high = interval.upper().isPresent() ? dose(interval.upper().getAsDouble()) : "open";
    return low + " to " + high;
  }

  private static String dose(double micromolar) {
    return Figures.significant(micromolar, DIGITS);
  }
}
