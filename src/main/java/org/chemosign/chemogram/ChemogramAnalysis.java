package org.chemosign.chemogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chemosign.chemogram.GrowthRate.GrowthKind;

/**
 * Chemograms of all curves of some plates.
 *
 * @param chemograms sorted by model, drug and passage
 * @param plates quality of each plate for each model on it
 * @param passages agreement between passages, where a model was tested at several
 */
public record ChemogramAnalysis(
    List<Chemogram> chemograms, List<PlateQuality> plates, List<PassageAgreement> passages) {

  private static final int FEWEST_DOSES = 5;
  private static final double LEAST_DECADES = 1;

  /** Copies the lists. */
  public ChemogramAnalysis {
    chemograms = List.copyOf(chemograms);
    plates = List.copyOf(plates);
    passages = List.copyOf(passages);
  }

  /**
   * Normalises, fits and judges all curves, on all cores; the result does not depend on how many
   * there are.
   *
   * @throws PlateFormatException when the controls of a plate cannot be used
   */
  public static ChemogramAnalysis of(List<Plate> plates, AnalysisPlan plan) {
    return of(DoseResponse.of(plates), qualities(plates), plan);
  }

  /** Chemograms of curves that are normalised already; plates may be unknown. */
  public static ChemogramAnalysis of(
      List<DoseResponse> curves, List<PlateQuality> plates, AnalysisPlan plan) {
    Map<String, DoseRange> ranges = ranges(curves, plan);
    List<PassageAgreement> passages = passages(curves);
    List<Chemogram> chemograms =
        curves.parallelStream()
            .map(
                curve ->
                    new Analysis(curve, plan)
                        .against(
                            ofCurve(curve, plates),
                            Optional.ofNullable(ranges.get(curve.key().drug())),
                            differ(curve.key(), passages)))
            .toList();
    return new ChemogramAnalysis(chemograms, plates, passages);
  }

  private static List<PlateQuality> qualities(List<Plate> plates) {
    List<PlateQuality> qualities = new ArrayList<>();
    for (Plate plate : plates) {
      plate.treated().stream()
          .map(well -> well.test().model())
          .distinct()
          .sorted()
          .forEach(model -> qualities.add(PlateQuality.of(plate, model)));
    }
    return qualities;
  }

  private static List<PlateQuality> ofCurve(DoseResponse curve, List<PlateQuality> plates) {
    return plates.stream()
        .filter(
            plate ->
                plate.model().equals(curve.key().model()) && curve.plates().contains(plate.plate()))
        .toList();
  }

  private static Map<String, DoseRange> ranges(List<DoseResponse> curves, AnalysisPlan plan) {
    Map<String, List<DoseResponse>> byDrug =
        curves.stream()
            .filter(curve -> curve.points().size() >= FEWEST_DOSES)
            .collect(
                Collectors.groupingBy(
                    curve -> curve.key().drug(), TreeMap::new, Collectors.toList()));
    Map<String, DoseRange> ranges = new TreeMap<>();
    byDrug.forEach(
        (drug, group) ->
            SharedRange.of(group, LEAST_DECADES).ifPresent(range -> ranges.put(drug, range)));
    ranges.putAll(plan.ranges());
    return ranges;
  }

  private static List<PassageAgreement> passages(List<DoseResponse> curves) {
    Map<CurveKey, List<DoseResponse>> groups =
        curves.stream()
            .filter(curve -> curve.points().size() > 1)
            .collect(
                Collectors.groupingBy(
                    curve -> anyPassage(curve.key()), TreeMap::new, Collectors.toList()));
    return groups.values().stream().map(PassageAgreement::of).flatMap(Optional::stream).toList();
  }

  private static CurveKey anyPassage(CurveKey key) {
    return new CurveKey(key.model(), key.drug(), "");
  }

  private static boolean differ(CurveKey key, List<PassageAgreement> passages) {
    return passages.stream()
        .filter(p -> p.model().equals(key.model()) && p.drug().equals(key.drug()))
        .anyMatch(p -> p.difference() > PassageAgreement.LARGE);
  }

  /** Work on one curve. */
  private record Analysis(DoseResponse curve, AnalysisPlan plan) {

    Chemogram against(
        List<PlateQuality> plates, Optional<DoseRange> range, boolean passagesDiffer) {
      List<DosePoint> points = curve.points();
      if (points.size() < 2) {
        return single(plates);
      }
      DoseRange tested = AreaUnderCurve.tested(points);
      CurveSearch search =
          CurveSearch.of(WeightedPoints.viabilities(points), CurveLimits.viability(tested), plan);
      Potency ic50 = search.potency(50);
      Optional<RangeArea> area = range.map(r -> new RangeArea(r, AreaUnderCurve.over(points, r)));
      Flagging flagging =
          new Flagging()
              .measured(curve, spread())
              .fitted(search.fit(), ic50, tested)
              .plates(plates)
              .compared(area, passagesDiffer);
      return new Chemogram(
          curve,
          AreaUnderCurve.of(points),
          area,
          search.fit(),
          ic50,
          search.middle(),
          growth(),
          spread(),
          plates,
          flagging.flags());
    }

    private Chemogram single(List<PlateQuality> plates) {
      Potency none = new Potency.NotEstimated(FitRefusal.TOO_FEW_DOSES);
      double level = curve.points().get(0).mean();
      return new Chemogram(
          curve,
          OptionalDouble.empty(),
          Optional.empty(),
          new CurveFit.NotFitted(FitRefusal.TOO_FEW_DOSES, level),
          none,
          none,
          Optional.empty(),
          spread(),
          plates,
          new Flagging().measured(curve, spread()).plates(plates).flags());
    }

    private Optional<GrowthMetrics> growth() {
      return curve.growth() == GrowthKind.KNOWN
          ? Optional.of(GrowthMetrics.of(curve.points(), plan))
          : Optional.empty();
    }

    private OptionalDouble spread() {
      double[] deviations =
          curve.points().stream()
              .map(DosePoint::deviation)
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .toArray();
      return deviations.length == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(Sample.median(deviations));
    }
  }
}
