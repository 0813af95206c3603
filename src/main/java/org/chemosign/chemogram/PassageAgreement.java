package org.chemosign.chemogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the passages of a model agree about a drug.
 *
 * @param model the model
 * @param drug the drug
 * @param passages two or more, in order
 * @param range doses that all of them were tested at
 * @param areas area under the curve of each passage over that range
 */
public record PassageAgreement(
    String model, String drug, List<String> passages, DoseRange range, List<Double> areas) {

  /** AUC difference from which passages are said to differ. */
  public static final double LARGE = 0.15;

  /** Largest less smallest area. */
  public double difference() {
    double low = areas.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double high = areas.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return high - low;
  }

  /** Agreement of curves of one model and drug; empty when fewer than two share a range. */
  static Optional<PassageAgreement> of(List<DoseResponse> curves) {
    Optional<DoseRange> shared = SharedRange.of(curves, 0);
    if (curves.size() < 2 || shared.isEmpty()) {
      return Optional.empty();
    }
    List<String> passages = new ArrayList<>();
    List<Double> areas = new ArrayList<>();
    for (DoseResponse curve : curves) {
      passages.add(curve.key().passage());
      areas.add(AreaUnderCurve.over(curve.points(), shared.get()).orElseThrow());
    }
    CurveKey key = curves.get(0).key();
    return Optional.of(
        new PassageAgreement(key.model(), key.drug(), passages, shared.get(), areas));
  }
}
