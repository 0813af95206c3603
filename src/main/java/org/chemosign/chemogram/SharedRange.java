package org.chemosign.chemogram;

import java.util.List;
import java.util.Optional;

/** The doses that several curves were all tested over. */
final class SharedRange {

  private SharedRange() {}

  /** The range that all curves with two or more doses share; empty when narrower than wanted. */
  static Optional<DoseRange> of(List<DoseResponse> curves, double leastDecades) {
    double low = 0;
    double high = Double.MAX_VALUE;
    for (DoseResponse curve : curves) {
      if (curve.points().size() > 1) {
        DoseRange tested = AreaUnderCurve.tested(curve.points());
        low = Math.max(low, tested.low());
        high = Math.min(high, tested.high());
      }
    }
    if (low <= 0 || high <= low) {
      return Optional.empty();
    }
    DoseRange shared = new DoseRange(low, high);
    return shared.decades() >= leastDecades ? Optional.of(shared) : Optional.empty();
  }
}
