package org.chemosign.chemogram;

import org.chemosign.chemogram.Constraint.Down;
import org.chemosign.chemogram.Constraint.Hill;
import org.chemosign.chemogram.Constraint.Mid;
import org.chemosign.chemogram.Constraint.Through;

/**
 * Maps four free numbers to a curve within limits that obeys a constraint, with derivatives. Free
 * numbers that the constraint makes idle have derivatives of zero.
 */
final class CurveSpace {

  static final int SIZE = 4;
  private static final int TOP = 0;
  private static final int BOTTOM = 1;
  private static final int HILL = 2;
  private static final int MID = 3;

  /** How near a curve may come to a level that it has to pass, as a share of the top's limits. */
  private static final double GAP = 1e-9;

  private final CurveLimits limits;
  private final Constraint constraint;
  private final Limits top;

  CurveSpace(CurveLimits limits, Constraint constraint) {
    this.limits = limits;
    this.constraint = constraint;
    this.top = top();
  }

  boolean isFree() {
    return constraint instanceof Constraint.None;
  }

  private Limits top() {
    if (constraint instanceof Through fixed) {
      return topOver(fixed.level());
    }
    return constraint instanceof Down fixed ? topOver(fixed.level()) : limits.top();
  }

  private Limits topOver(double level) {
    double least = level + gap();
    return new Limits(Math.max(limits.top().low(), least), Math.max(limits.top().high(), least));
  }

  private double gap() {
    return GAP * Math.max(1, limits.top().high() - limits.top().low());
  }

  /** The curve of four free numbers. */
  LogLogistic curve(double[] free) {
    double height = top.value(free[TOP]);
    double foot = limits.lowestBottom() + share(free[BOTTOM]) * room(height);
    double hill = constraint instanceof Hill fixed ? fixed.hill() : limits.hill().value(free[HILL]);
    if (constraint instanceof Mid fixed) {
      return new LogLogistic(height, foot, hill, fixed.logDose());
    }
    if (constraint instanceof Through fixed) {
      double mid = fixed.logDose() - logRatio(height, foot, fixed) / hill;
      return new LogLogistic(height, foot, hill, mid);
    }
    double mid = limits.mid().value(free[MID]);
    return constraint instanceof Down fixed
        ? solvedBottom(new LogLogistic(height, 0, hill, mid), fixed)
        : new LogLogistic(height, foot, hill, mid);
  }

  private static LogLogistic solvedBottom(LogLogistic rest, Down fixed) {
    double share = rest.share(fixed.logDose());
    double bottom = (fixed.level() - rest.top() * share) / fallen(share);
    return new LogLogistic(rest.top(), bottom, rest.hill(), rest.logMid());
  }

  /** Share of the fall that is done, kept off zero. */
  private static double fallen(double share) {
    return Math.max(1e-9, 1 - share);
  }

  private static double logRatio(double height, double foot, Through fixed) {
    return StrictMath.log10((height - fixed.level()) / (fixed.level() - foot));
  }

  /** How far the bottom may rise above its lower limit. */
  private double room(double height) {
    double ceiling = constraint instanceof Through fixed ? fixed.level() - gap() : height;
    return Math.max(0, ceiling - limits.lowestBottom());
  }

  private static double share(double free) {
    return (1 + StrictMath.sin(free)) / 2;
  }

  /** Derivatives of top, bottom, hill and middle (rows) by the free numbers (columns). */
  double[][] slopes(double[] free, LogLogistic at) {
    double[][] slopes = new double[SIZE][SIZE];
    slopes[TOP][TOP] = top.slope(free[TOP]);
    slopes[BOTTOM][BOTTOM] = StrictMath.cos(free[BOTTOM]) / 2 * room(at.top());
    slopes[HILL][HILL] = constraint instanceof Hill ? 0 : limits.hill().slope(free[HILL]);
    if (constraint instanceof Through fixed) {
      solvedMid(slopes, at, fixed);
      return slopes;
    }
    slopes[MID][MID] = constraint instanceof Mid ? 0 : limits.mid().slope(free[MID]);
    if (constraint instanceof Down fixed) {
      solvedBottom(slopes, at, fixed);
    } else {
      slopes[BOTTOM][TOP] = share(free[BOTTOM]) * slopes[TOP][TOP];
    }
    return slopes;
  }

  private static void solvedBottom(double[][] slopes, LogLogistic at, Down fixed) {
    double share = at.share(fixed.logDose());
    double rest = fallen(share);
    double byShare = (fixed.level() - at.top()) / (rest * rest);
    double bend = byShare * share * (1 - share) * LogLogistic.LOG_10;
    slopes[BOTTOM][BOTTOM] = 0;
    slopes[BOTTOM][TOP] = -share / rest * slopes[TOP][TOP];
    slopes[BOTTOM][HILL] = -bend * (fixed.logDose() - at.logMid()) * slopes[HILL][HILL];
    slopes[BOTTOM][MID] = bend * at.hill() * slopes[MID][MID];
  }

  private static void solvedMid(double[][] slopes, LogLogistic at, Through fixed) {
    double scale = -1 / (at.hill() * LogLogistic.LOG_10);
    slopes[MID][TOP] = scale / (at.top() - fixed.level()) * slopes[TOP][TOP];
    slopes[MID][BOTTOM] = scale / (fixed.level() - at.bottom()) * slopes[BOTTOM][BOTTOM];
    double byHill = logRatio(at.top(), at.bottom(), fixed) / (at.hill() * at.hill());
    slopes[MID][HILL] = byHill * slopes[HILL][HILL];
  }

  /** Free numbers whose curve is near a given one, as far as limits and constraint let it. */
  double[] near(LogLogistic curve) {
    double height = top.within(curve.top());
    Limits foot = new Limits(limits.lowestBottom(), limits.lowestBottom() + room(height));
    return new double[] {
      top.free(height),
      foot.free(foot.within(curve.bottom())),
      limits.hill().free(limits.hill().within(curve.hill())),
      limits.mid().free(limits.mid().within(curve.logMid()))
    };
  }
}
