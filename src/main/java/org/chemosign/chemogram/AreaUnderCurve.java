package org.chemosign.chemogram;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Area under a dose-response curve by the trapezoid over log10 dose, divided by the width of the
 * range: the mean viability as a share, 0 (all killed at every dose) to 1 (no effect). The
 * replicates of a dose are averaged first, then the mean is clipped to 0 to 100 %.
 */
public final class AreaUnderCurve {

  private AreaUnderCurve() {}

  /** Area over all doses of a curve; empty with fewer than two doses. Points in rising order. */
  public static OptionalDouble of(List<DosePoint> points) {
    return points.size() < 2 ? OptionalDouble.empty() : over(points, tested(points));
  }

  /** From the lowest to the highest dose of two or more points in rising order. */
  public static DoseRange tested(List<DosePoint> points) {
    return new DoseRange(points.get(0).dose(), points.get(points.size() - 1).dose());
  }

  /**
   * Area over a part of the doses; between doses the clipped means are joined by straight lines
   * over log10 dose. Empty when the part was not tested: nothing is extrapolated.
   */
  public static OptionalDouble over(List<DosePoint> points, DoseRange range) {
    if (points.size() < 2 || !tested(points).contains(range)) {
      return OptionalDouble.empty();
    }
    double from = StrictMath.log10(range.low());
    double to = StrictMath.log10(range.high());
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      area += strip(points.get(i - 1), points.get(i), from, to);
    }
    return OptionalDouble.of(area / (to - from) / 100);
  }

  /** Area between two doses, as far as it lies within the range. */
  private static double strip(DosePoint left, DosePoint right, double from, double to) {
    double x0 = StrictMath.log10(left.dose());
    double x1 = StrictMath.log10(right.dose());
    double a = Math.max(x0, from);
    double b = Math.min(x1, to);
    if (b <= a) {
      return 0;
    }
    double slope = (clipped(right) - clipped(left)) / (x1 - x0);
    double middle = clipped(left) + slope * ((a + b) / 2 - x0);
    return (b - a) * middle;
  }

  /** Mean viability of a dose, drawn back into 0 to 100 %. */
  static double clipped(DosePoint point) {
    return Math.max(0, Math.min(100, point.mean()));
  }
}
