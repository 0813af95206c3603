package org.chemosign.chemogram;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.chemosign.chemogram.CurveFit.Fitted;
import org.chemosign.chemogram.GrowthRate.GrowthKind;

/** Decides which flags a chemogram bears. */
final class Flagging {

  private static final double NON_MONOTONE = 25;
  private static final double LOW_START = 70;
  private static final double HIGH_START = 130;
  private static final double WIDE_SPREAD = 15;
  private static final double POOR_FIT = 0.05;
  private static final double PLATEAU = 0.1;
  private static final double STEEP = 7.9;

  private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

  /** Flags of the measured points. */
  Flagging measured(DoseResponse response, OptionalDouble spread) {
    List<DosePoint> points = response.points();
    double start = points.get(0).mean();
    raise(Flag.OFF_CONTROL, start < LOW_START || start > HIGH_START);
    raise(Flag.NOT_MONOTONE, largestRise(points) > NON_MONOTONE);
    raise(Flag.SINGLE_WELLS, spread.isEmpty());
    raise(Flag.REPLICATES_DIFFER, spread.orElse(0) > WIDE_SPREAD);
    raise(Flag.SEVERAL_PLATES, response.plates().size() > 1);
    raise(Flag.NO_GROWTH, response.growth() == GrowthKind.NONE);
    return this;
  }

  private static double largestRise(List<DosePoint> points) {
    double least = Double.POSITIVE_INFINITY;
    double rise = 0;
    for (DosePoint point : points) {
      rise = Math.max(rise, point.mean() - least);
      least = Math.min(least, point.mean());
    }
    return rise;
  }

  /** Flags of the fit and of the IC50 read from it. */
  Flagging fitted(CurveFit fit, Potency ic50, DoseRange tested) {
    raise(Flag.IC50_ABOVE_RANGE, ic50 instanceof Potency.AboveRange);
    raise(Flag.IC50_BELOW_RANGE, ic50 instanceof Potency.BelowRange);
    raise(
        Flag.IC50_OPEN,
        ic50 instanceof Potency.Measured measured && !measured.interval().isClosed());
    if (fit instanceof Fitted curve) {
      double first = curve.curve().share(StrictMath.log10(tested.low()));
      double last = curve.curve().share(StrictMath.log10(tested.high()));
      raise(Flag.NO_UPPER_PLATEAU, first < 1 - PLATEAU);
      raise(Flag.NO_LOWER_PLATEAU, last > PLATEAU);
      raise(Flag.STEP, curve.curve().hill() > STEEP);
      raise(Flag.LACK_OF_FIT, curve.error().lackOfFit().orElse(1) < POOR_FIT);
    }
    return this;
  }

  /** Flags of the plates. */
  Flagging plates(List<PlateQuality> plates) {
    boolean low = plates.stream().anyMatch(p -> p.zPrime().orElse(1) < PlateQuality.EXCELLENT);
    raise(Flag.Z_PRIME_LOW, low);
    raise(Flag.NO_CONTROLS, plates.stream().anyMatch(p -> p.negatives() == 0));
    return this;
  }

  /** Flags that need other curves. */
  Flagging compared(Optional<RangeArea> area, boolean passagesDiffer) {
    raise(Flag.AUC_RANGE_NOT_TESTED, area.isPresent() && area.get().auc().isEmpty());
    raise(Flag.PASSAGES_DIFFER, passagesDiffer);
    return this;
  }

  Set<Flag> flags() {
    return Collections.unmodifiableSet(flags);
  }

  private void raise(Flag flag, boolean holds) {
    if (holds) {
      flags.add(flag);
    }
  }
}
