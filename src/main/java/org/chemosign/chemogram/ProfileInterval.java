package org.chemosign.chemogram;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.chemosign.chemogram.CurveFitter.Optimum;

/**
 * Confidence intervals by profile likelihood: all values of a quantity for which the other
 * parameters can be fitted so well that the squares rise by no more than an allowance (s squared
 * times t squared).
 */
final class ProfileInterval {

  private static final double FIRST_STEP = 1.0 / 64;
  private static final double ACCURACY = 1e-3;
  private static final int MOST_STEPS = 60;

  private final CurveFitter fitter;
  private final Optimum best;
  private final double allowance;

  ProfileInterval(CurveFitter fitter, Optimum best, double allowance) {
    this.fitter = fitter;
    this.best = best;
    this.allowance = allowance;
  }

  /**
   * The interval about the best value; an end that would lie outside the reach is open.
   *
   * @param value the quantity at the best fit
   * @param reach how far to look
   * @param holding the constraint that holds the quantity at a value
   */
  Interval around(double value, Limits reach, DoubleFunction<Constraint> holding) {
    return new Interval(
        new Side(value, reach.low(), holding).end(), new Side(value, reach.high(), holding).end());
  }

  /** One side of an interval: steps outwards, each twice the last, then a root between two. */
  private final class Side {

    private final double value;
    private final double limit;
    private final DoubleFunction<Constraint> holding;
    private LogLogistic last = best.curve();

    Side(double value, double limit, DoubleFunction<Constraint> holding) {
      this.value = value;
      this.limit = limit;
      this.holding = holding;
    }

    OptionalDouble end() {
      double length = limit - value;
      Place inner = new Place(value, -allowance);
      for (double step = FIRST_STEP; ; step *= 2) {
        Place outer = place(value + Math.min(1, step) * length);
        if (outer.excess() > 0) {
          return OptionalDouble.of(between(inner, outer));
        }
        if (step >= 1) {
          return OptionalDouble.empty();
        }
        inner = outer;
      }
    }

    /** Narrows a bracket by the secant, halved towards the middle so that both ends move. */
    private double between(Place inside, Place outside) {
      Place inner = inside;
      Place outer = outside;
      double accuracy = ACCURACY * Math.abs(limit - value);
      for (int i = 0; i < MOST_STEPS && Math.abs(outer.at() - inner.at()) > accuracy; i++) {
        double secant = -inner.excess() / (outer.excess() - inner.excess());
        double share = Math.max(0.05, Math.min(0.95, (i % 2 == 0 ? secant : 0.5)));
        Place next = place(inner.at() + share * (outer.at() - inner.at()));
        if (next.excess() > 0) {
          outer = next;
        } else {
          inner = next;
        }
      }
      return (inner.at() + outer.at()) / 2;
    }

    private Place place(double at) {
      Optimum found = fitter.held(holding.apply(at), List.of(last, best.curve()));
      last = found.curve();
      return new Place(at, found.squares() - best.squares() - allowance);
    }
  }

  /** A value of the quantity and how far its squares are above what is allowed. */
  private record Place(double at, double excess) {}
}
