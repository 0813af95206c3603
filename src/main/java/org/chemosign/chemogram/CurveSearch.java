package org.chemosign.chemogram;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.chemosign.chemogram.CurveFit.Fitted;
import org.chemosign.chemogram.CurveFit.NotFitted;
import org.chemosign.chemogram.CurveFitter.Optimum;

/** Fits one curve and answers what is asked of it, with profile-likelihood intervals. */
final class CurveSearch {

  private static final double NOISE = 0.05;

  private final WeightedPoints points;
  private final CurveLimits limits;
  private final DoseRange tested;
  private final double confidence;
  private CurveFitter fitter;
  private Optimum best;
  private ProfileInterval profile;
  private CurveFit fit;

  private CurveSearch(WeightedPoints points, CurveLimits limits, AnalysisPlan plan) {
    this.points = points;
    this.limits = limits;
    this.confidence = plan.confidence();
    double[] doses = points.logDoses();
    this.tested =
        new DoseRange(StrictMath.pow(10, doses[0]), StrictMath.pow(10, doses[doses.length - 1]));
  }

  /** Fits points of two or more doses. */
  static CurveSearch of(WeightedPoints points, CurveLimits limits, AnalysisPlan plan) {
    CurveSearch search = new CurveSearch(points, limits, plan);
    search.fit = search.run();
    return search;
  }

  CurveFit fit() {
    return fit;
  }

  private CurveFit run() {
    double level = points.grandMean();
    if (points.doses() <= limits.parameters()) {
      return new NotFitted(FitRefusal.TOO_FEW_DOSES, level);
    }
    fitter = new CurveFitter(points, limits);
    best = fitter.best();
    if (!best.converged()) {
      return new NotFitted(FitRefusal.NO_CONVERGENCE, level);
    }
    ResidualError error = ResidualError.of(points, best.squares(), limits.parameters());
    double gain = points.squaresAbout(level) - best.squares();
    if (error.noise(gain, limits.parameters() - 1) >= NOISE) {
      boolean differ = ResidualError.differ(points) < NOISE;
      return new NotFitted(differ ? FitRefusal.IRREGULAR : FitRefusal.FLAT, level);
    }
    profile = new ProfileInterval(fitter, best, error.allowance(confidence));
    return new Fitted(best.curve(), error, emax(), hill());
  }

  /** Value at the highest tested dose; its interval ends at the limits of the curve. */
  private Estimate emax() {
    double last = logTested().high();
    Limits reach = new Limits(limits.lowestBottom() + 1e-3, limits.top().high());
    double value = reach.within(best.curve().at(tested.high()));
    Interval found = profile.around(value, reach, level -> new Constraint.Down(last, level));
    OptionalDouble lower = OptionalDouble.of(found.lower().orElse(limits.lowestBottom()));
    OptionalDouble upper = OptionalDouble.of(found.upper().orElse(limits.top().high()));
    return new Estimate(best.curve().at(tested.high()), new Interval(lower, upper));
  }

  private Estimate hill() {
    double hill = best.curve().hill();
    return new Estimate(hill, profile.around(hill, limits.hill(), Constraint.Hill::new));
  }

  /** The dose at which the curve passes a level. */
  Potency potency(double level) {
    if (fit instanceof NotFitted none) {
      return flat(none, level);
    }
    OptionalDouble crossing = best.curve().logDoseAt(level);
    if (crossing.isEmpty() || !logTested().holds(crossing.getAsDouble())) {
      return outside(best.curve().at(tested.high()) > level);
    }
    return measured(crossing.getAsDouble(), at -> new Constraint.Through(at, level));
  }

  /** Without a fall the level is outside the tested doses when all means are on one side of it. */
  private Potency flat(NotFitted none, double level) {
    boolean above = Arrays.stream(points.means()).allMatch(mean -> mean > level);
    boolean below = Arrays.stream(points.means()).allMatch(mean -> mean < level);
    boolean said = none.reason() == FitRefusal.FLAT || none.reason() == FitRefusal.IRREGULAR;
    return said && (above || below) ? outside(above) : new Potency.NotEstimated(none.reason());
  }

  /** The dose half way between top and bottom. */
  Potency middle() {
    if (fit instanceof NotFitted none) {
      return new Potency.NotEstimated(none.reason());
    }
    double mid = best.curve().logMid();
    return logTested().holds(mid)
        ? measured(mid, Constraint.Mid::new)
        : outside(mid > logTested().high());
  }

  private Potency measured(double logDose, DoubleFunction<Constraint> holding) {
    Interval interval = profile.around(logDose, logTested(), holding);
    return new Potency.Measured(StrictMath.pow(10, logDose), interval.powersOfTen());
  }

  private Potency outside(boolean above) {
    return above ? new Potency.AboveRange(tested.high()) : new Potency.BelowRange(tested.low());
  }

  private Limits logTested() {
    double[] doses = points.logDoses();
    return new Limits(doses[0], doses[doses.length - 1]);
  }
}
