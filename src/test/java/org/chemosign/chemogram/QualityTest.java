package org.chemosign.chemogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.chemosign.chemogram.GrowthRate.GrowthKind;
import org.junit.jupiter.api.Test;

/** Areas, Z' and growth-rate metrics against values computed by hand. */
class QualityTest {

  private static final List<DosePoint> POINTS =
      List.of(
          DosePoint.of(0.01, List.of(120.0, 110.0)),
          DosePoint.of(1, List.of(60.0, 40.0)),
          DosePoint.of(10, List.of(-5.0, -1.0)));

  @Test
  void theAreaIsTheTrapezoidOfClippedMeansOverLogDose() {
    double byHand = (2 * (100 + 50) / 2.0 + 1 * (50 + 0) / 2.0) / 3 / 100;

    assertThat(AreaUnderCurve.of(POINTS).orElseThrow()).isCloseTo(byHand, within(1e-12));
  }

  @Test
  void theAreaOverAPartInterpolatesAndNeverExtrapolates() {
    double byHand = (1 * (75 + 50) / 2.0 + 1 * (50 + 0) / 2.0) / 2 / 100;

    assertThat(AreaUnderCurve.over(POINTS, new DoseRange(0.1, 10)).orElseThrow())
        .isCloseTo(byHand, within(1e-12));
    assertThat(AreaUnderCurve.over(POINTS, new DoseRange(0.001, 10))).isEmpty();
    assertThat(AreaUnderCurve.over(POINTS, new DoseRange(0.1, 20))).isEmpty();
  }

  @Test
  void zPrimeFollowsItsDefinition() {
    double[] negative = {100, 110, 90};
    double[] positive = {10, 12, 8};

    assertThat(PlateQuality.zPrime(negative, positive))
        .isCloseTo(1 - 3 * (10 + 2) / 90.0, within(1e-12));
  }

  @Test
  void growthRatesFollowHafner() {
    // Start 100 cells, 400 with vehicle: two doublings; 200, 100, 50 and 400 cells with the drug.
    assertThat(GrowthRate.of(50, 2)).isCloseTo(Math.sqrt(2) - 1, within(1e-12));
    assertThat(GrowthRate.of(25, 2)).isCloseTo(0, within(1e-12));
    assertThat(GrowthRate.of(12.5, 2)).isCloseTo(1 / Math.sqrt(2) - 1, within(1e-12));
    assertThat(GrowthRate.of(100, 2)).isCloseTo(1, within(1e-12));
    assertThat(GrowthRate.of(0, 2)).isEqualTo(-1);
  }

  @Test
  void growthComesFromTimeZeroWellsOrFromStatedDoublings() {
    Chemogram measured = growing("100", "");
    Chemogram stated = growing("", "2");
    GrowthMetrics metrics = measured.growth().orElseThrow();

    assertThat(metrics.grMax()).isCloseTo(1 / Math.sqrt(2) - 1, within(1e-12));
    double area = ((1 - 1) + (1 - (Math.sqrt(2) - 1))) / 2;
    area += ((1 - (Math.sqrt(2) - 1)) + (1 - (1 / Math.sqrt(2) - 1))) / 2;
    assertThat(metrics.grAoc()).isCloseTo(area / 2, within(1e-12));
    assertThat(stated.growth().orElseThrow().grAoc()).isCloseTo(area / 2, within(1e-12));
    assertThat(metrics.fit().code()).isEqualTo("too-few-doses");
    assertThat(growing("400", "").growth()).isEmpty();
    assertThat(growing("400", "").flags()).contains(Flag.NO_GROWTH);
    assertThat(growing("", "").growth()).isEmpty();
    assertThat(growing("", "").flags()).doesNotContain(Flag.NO_GROWTH);
  }

  private static Chemogram growing(String timeZero, String doublings) {
    String start = timeZero.isEmpty() ? ",m,,400,,negative" : ",m,," + timeZero + ",,time-zero";
    return PlateText.analyse(
            "drug,model,conc_uM,signal,doublings,control",
            "d,m,0.1,400," + doublings + ",",
            "d,m,1,200," + doublings + ",",
            "d,m,10,50," + doublings + ",",
            start,
            ",m,,400,,negative")
        .chemograms()
        .get(0);
  }

  @Test
  void gr50PassesHalfOfTheFittedCurve() {
    String[] lines = new String[10];
    lines[0] = "model,drug,conc_uM,viability_pct,doublings";
    double gec50 = 0.3;
    for (int i = 1; i < lines.length; i++) {
      double dose = 0.001 * StrictMath.pow(4, i - 1);
      double rate = -0.4 + 1.4 / (1 + StrictMath.pow(dose / gec50, 1.3));
      double viability =
          100 * StrictMath.pow(2, 1.5 * (StrictMath.log(rate + 1) / StrictMath.log(2) - 1));
      lines[i] = "m,d," + dose + "," + viability + ",1.5";
    }
    GrowthMetrics metrics = PlateText.analyse(lines).chemograms().get(0).growth().orElseThrow();
    double byHand = gec50 * StrictMath.pow(0.5 / (0.5 + 0.4), 1 / 1.3);

    assertThat(((Potency.Measured) metrics.gr50()).dose()).isCloseTo(byHand, within(1e-6));
  }

  @Test
  void flagsSayWhatAReaderHasToKnow() {
    ChemogramAnalysis analysis =
        PlateText.analyse(
            "model,drug,passage,conc_uM,viability_pct",
            "m,d,p1,0.1,95",
            "m,d,p1,1,90",
            "m,d,p1,10,85",
            "m,d,p2,0.1,60",
            "m,d,p2,1,20",
            "m,d,p2,10,55");

    assertThat(analysis.chemograms().get(0).flags())
        .contains(Flag.PASSAGES_DIFFER, Flag.SINGLE_WELLS, Flag.NO_CONTROLS)
        .doesNotContain(Flag.NOT_MONOTONE, Flag.OFF_CONTROL);
    assertThat(analysis.chemograms().get(1).flags()).contains(Flag.NOT_MONOTONE, Flag.OFF_CONTROL);
    assertThat(analysis.passages().get(0).difference())
        .isCloseTo((92.5 + 87.5 - 40 - 37.5) / 200, within(1e-12));
  }

  @Test
  void aStatedRangeThatWasNotTestedIsSaid() {
    List<DoseResponse> curves =
        List.of(
            new DoseResponse(new CurveKey("m", "d", ""), List.of(), POINTS, GrowthKind.UNKNOWN));
    AnalysisPlan plan = new AnalysisPlan(0.95, Map.of("d", new DoseRange(0.001, 1)));
    Chemogram chemogram = ChemogramAnalysis.of(curves, List.of(), plan).chemograms().get(0);

    assertThat(chemogram.commonArea().orElseThrow().auc()).isEmpty();
    assertThat(chemogram.flags()).contains(Flag.AUC_RANGE_NOT_TESTED);
  }
}
