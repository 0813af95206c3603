package org.chemosign.chemogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.chemosign.chemogram.CurveFit.Fitted;
import org.chemosign.chemogram.GrowthRate.GrowthKind;
import org.junit.jupiter.api.Test;

/**
 * Curves with known truth: the 95 % intervals hold it as often as they say, within what chance
 * allows (binomial, one in a thousand at either side); intervals of 70 % do not pass for 95 %.
 */
class CoverageTest {

  private static final int CURVES = 120;
  private static final double CHANCE = 0.001;

  private record Truth(LogLogistic curve, double deviation) {

    List<DoseResponse> simulate(long seed) {
      Random random = new Random(seed);
      List<DoseResponse> curves = new ArrayList<>();
      for (int i = 0; i < CURVES; i++) {
        List<DosePoint> points = new ArrayList<>();
        for (int step = 7; step >= 0; step--) {
          points.add(point(10 / StrictMath.pow(5, step), random));
        }
        CurveKey key = new CurveKey("model " + i, "drug", "");
        curves.add(new DoseResponse(key, List.of(), points, GrowthKind.UNKNOWN));
      }
      return curves;
    }

    private DosePoint point(double dose, Random random) {
      List<Double> wells = new ArrayList<>();
      for (int well = 0; well < 3; well++) {
        wells.add(curve.at(dose) + deviation * random.nextGaussian());
      }
      return DosePoint.of(dose, wells);
    }

    double ic50() {
      return StrictMath.pow(10, curve.logDoseAt(50).orElseThrow());
    }
  }

  private static final Truth WHOLE = new Truth(new LogLogistic(100, 10, 1.2, -1), 6);
  private static final Truth INCOMPLETE = new Truth(new LogLogistic(100, 0, 0.8, 0.5), 8);

  private static List<Chemogram> fitted(Truth truth, double confidence) {
    AnalysisPlan plan = new AnalysisPlan(confidence, Map.of());
    return ChemogramAnalysis.of(truth.simulate(20261123), List.of(), plan).chemograms();
  }

  private static int holding(List<Chemogram> chemograms, Truth truth, String quantity) {
    ToDoubleFunction<Chemogram> hit =
        chemogram -> interval(chemogram, quantity).contains(value(truth, quantity)) ? 1 : 0;
    return (int) chemograms.stream().mapToDouble(hit).sum();
  }

  private static Interval interval(Chemogram chemogram, String quantity) {
    return switch (quantity) {
      case "ic50" -> ((Potency.Measured) chemogram.ic50()).interval();
      case "ec50" -> ((Potency.Measured) chemogram.ec50()).interval();
      case "emax" -> ((Fitted) chemogram.fit()).emax().interval();
      default -> ((Fitted) chemogram.fit()).hill().interval();
    };
  }

  private static double value(Truth truth, String quantity) {
    return switch (quantity) {
      case "ic50" -> truth.ic50();
      case "ec50" -> truth.curve().ec50();
      case "emax" -> truth.curve().at(10);
      default -> truth.curve().hill();
    };
  }

  private static boolean isPlausible(int held) {
    BinomialDistribution chance = BinomialDistribution.of(CURVES, 0.95);
    return chance.cumulativeProbability(held) > CHANCE
        && chance.survivalProbability(held - 1) > CHANCE;
  }

  @Test
  void intervalsOfWholeCurvesCoverAsStated() {
    List<Chemogram> chemograms = fitted(WHOLE, 0.95);

    for (String quantity : List.of("ic50", "ec50", "emax", "hill")) {
      int held = holding(chemograms, WHOLE, quantity);
      assertThat(isPlausible(held)).as("%s: %d of %d", quantity, held, CURVES).isTrue();
    }
  }

  @Test
  void theIc50OfIncompleteCurvesIsCoveredAsStated() {
    List<Chemogram> chemograms =
        fitted(INCOMPLETE, 0.95).stream()
            .filter(chemogram -> chemogram.ic50() instanceof Potency.Measured)
            .toList();

    assertThat(chemograms).hasSize(CURVES);
    int held = holding(chemograms, INCOMPLETE, "ic50");
    assertThat(isPlausible(held)).as("%d of %d", held, CURVES).isTrue();
  }

  @Test
  void narrowerIntervalsWouldBeNoticed() {
    int held = holding(fitted(WHOLE, 0.7), WHOLE, "ic50");

    assertThat(isPlausible(held)).as("%d of %d", held, CURVES).isFalse();
  }
}
