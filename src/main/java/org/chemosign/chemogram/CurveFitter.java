package org.chemosign.chemogram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * Least squares of a curve under a constraint by Levenberg-Marquardt, from several starts. Limits
 * are kept by the map of {@link CurveSpace}; where a constraint decides the middle dose or the
 * bottom, leaving their limits costs {@value #PENALTY} a decade or a unit.
 */
final class CurveFitter {

  private static final double PENALTY = 1000;
  private static final int MOST_FREE = 500;
  private static final int MOST_HELD = 40;
  private static final double FLAT_VALLEY = 1e-6;
  private static final LevenbergMarquardtOptimizer FREE = optimiser(1e-10, 1e-8);
  private static final LevenbergMarquardtOptimizer HELD = optimiser(1e-7, 1e-5);

  private final WeightedPoints points;
  private final CurveLimits limits;

  /** The best curve found; squares are those of the means, without the spread within doses. */
  record Optimum(LogLogistic curve, double squares, boolean converged) {}

  CurveFitter(WeightedPoints points, CurveLimits limits) {
    this.points = points;
    this.limits = limits;
  }

  private static LevenbergMarquardtOptimizer optimiser(double ofCost, double ofParameters) {
    return new LevenbergMarquardtOptimizer()
        .withCostRelativeTolerance(ofCost)
        .withParameterRelativeTolerance(ofParameters)
        .withOrthoTolerance(1e-10);
  }

  /** The best fit without a constraint. */
  Optimum best() {
    return best(new Constraint.None(), new StartingCurves(points, limits).best());
  }

  /** The best fit under a constraint, from at least one start; of equal ones the first. */
  Optimum best(Constraint constraint, List<LogLogistic> starts) {
    CurveSpace space = new CurveSpace(limits, constraint);
    Optimum best = null;
    for (LogLogistic start : starts) {
      Optimum next = from(space, space.near(start));
      if (best == null || next.squares() < best.squares()) {
        best = next;
      }
    }
    return best;
  }

  /**
   * The best fit under a constraint, from the best two of given curves and of a coarse grid of
   * bottoms and steepnesses about the first of them.
   */
  Optimum held(Constraint constraint, List<LogLogistic> given) {
    CurveSpace space = new CurveSpace(limits, constraint);
    List<LogLogistic> starts = new ArrayList<>();
    given.forEach(curve -> starts.add(space.curve(space.near(curve))));
    LogLogistic first = given.get(0);
    for (double share : new double[] {0.05, 0.5, 0.95}) {
      double bottom = limits.lowestBottom() + share * (first.top() - limits.lowestBottom());
      for (double hill : new double[] {0.4, 1, 2.5, 6}) {
        LogLogistic near = new LogLogistic(first.top(), bottom, hill, first.logMid());
        starts.add(space.curve(space.near(near)));
      }
    }
    starts.sort(Comparator.comparingDouble(curve -> squares(points, curve)));
    return best(constraint, starts.subList(0, 2));
  }

  /**
   * Runs from a start. A free run that ends without convergence is taken up once more where it came
   * to; when that gains less than a millionth, it lies in a flat valley all of whose curves fit
   * equally well, and counts as converged.
   */
  private Optimum from(CurveSpace space, double[] start) {
    Residuals residuals = new Residuals(space);
    boolean converged = run(residuals, start, space.isFree() ? MOST_FREE : MOST_HELD);
    if (!converged && space.isFree()) {
      double before = residuals.least;
      converged = run(residuals, residuals.best, MOST_FREE);
      converged |= before - residuals.least <= FLAT_VALLEY * before;
    }
    return new Optimum(space.curve(residuals.best), residuals.least, converged);
  }

  private boolean run(Residuals residuals, double[] start, int most) {
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(start)
            .model(residuals)
            .target(new double[points.doses() + 2])
            .maxEvaluations(most)
            .maxIterations(most)
            .build();
    try {
      (residuals.space.isFree() ? FREE : HELD).optimize(problem);
      return true;
    } catch (MathIllegalStateException e) {
      return false;
    }
  }

  /** Squared distance of the means from a curve, wells counted. */
  static double squares(WeightedPoints points, LogLogistic curve) {
    double sum = 0;
    for (int i = 0; i < points.doses(); i++) {
      double value =
          curve.bottom() + (curve.top() - curve.bottom()) * curve.share(points.logDoses()[i]);
      double distance = points.means()[i] - value;
      sum += points.wells()[i] * distance * distance;
    }
    return sum;
  }

  /** Weighted residuals and their derivatives; remembers the best place that was looked at. */
  private final class Residuals implements MultivariateJacobianFunction {

    private final CurveSpace space;
    private double[] best;
    private double least = Double.POSITIVE_INFINITY;

    Residuals(CurveSpace space) {
      this.space = space;
    }

    @Override
    public Pair<RealVector, RealMatrix> value(RealVector free) {
      double[] at = free.toArray();
      LogLogistic curve = space.curve(at);
      double[][] slopes = space.slopes(at, curve);
      int n = points.doses();
      double[] values = new double[n + 2];
      double[][] jacobian = new double[n + 2][];
      for (int i = 0; i < n; i++) {
        double weight = Math.sqrt(points.wells()[i]);
        double share = curve.share(points.logDoses()[i]);
        double value = curve.bottom() + (curve.top() - curve.bottom()) * share;
        values[i] = weight * (value - points.means()[i]);
        jacobian[i] = row(byParameters(curve, points.logDoses()[i], share), slopes, weight);
      }
      double strayed = curve.logMid() - limits.mid().within(curve.logMid());
      values[n] = PENALTY * strayed;
      jacobian[n] = row(new double[] {0, 0, 0, strayed == 0 ? 0 : 1}, slopes, PENALTY);
      double sunk = Math.min(0, curve.bottom() - limits.lowestBottom());
      values[n + 1] = PENALTY * sunk;
      jacobian[n + 1] = row(new double[] {0, sunk == 0 ? 0 : 1, 0, 0}, slopes, PENALTY);
      remember(at, values);
      return new Pair<>(
          new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    }

    private void remember(double[] at, double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value * value;
      }
      if (sum < least) {
        least = sum;
        best = at;
      }
    }
  }

  private static double[] byParameters(LogLogistic curve, double logDose, double share) {
    double height = curve.top() - curve.bottom();
    double bend = height * share * (1 - share) * LogLogistic.LOG_10;
    return new double[] {share, 1 - share, -bend * (logDose - curve.logMid()), bend * curve.hill()};
  }

  private static double[] row(double[] byParameter, double[][] slopes, double weight) {
    double[] row = new double[CurveSpace.SIZE];
    for (int free = 0; free < row.length; free++) {
      for (int parameter = 0; parameter < CurveSpace.SIZE; parameter++) {
        row[free] += weight * byParameter[parameter] * slopes[parameter][free];
      }
    }
    return row;
  }
}
