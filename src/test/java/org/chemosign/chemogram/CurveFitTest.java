package org.chemosign.chemogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.chemosign.chemogram.CurveFit.Fitted;
import org.chemosign.chemogram.CurveFit.NotFitted;
import org.chemosign.chemogram.GrowthRate.GrowthKind;
import org.junit.jupiter.api.Test;

class CurveFitTest {

  private static Chemogram of(double[] doses, double[][] viabilities) {
    List<DosePoint> points = new ArrayList<>();
    for (int i = 0; i < doses.length; i++) {
      List<Double> wells = new ArrayList<>();
      for (double viability : viabilities[i]) {
        wells.add(viability);
      }
      points.add(DosePoint.of(doses[i], wells));
    }
    DoseResponse response =
        new DoseResponse(new CurveKey("m", "d", ""), List.of(), points, GrowthKind.UNKNOWN);
    return ChemogramAnalysis.of(List.of(response), List.of(), AnalysisPlan.standard())
        .chemograms()
        .get(0);
  }

  private static Chemogram near(LogLogistic truth, double deviation) {
    Random random = new Random(5);
    double[] doses = {0.001, 0.005, 0.02, 0.1, 0.4, 2, 10};
    double[][] wells = new double[doses.length][3];
    for (int i = 0; i < doses.length; i++) {
      for (int well = 0; well < 3; well++) {
        wells[i][well] = truth.at(doses[i]) + deviation * random.nextGaussian();
      }
    }
    return of(doses, wells);
  }

  @Test
  void recoversACurveWithoutNoise() {
    Chemogram chemogram = near(new LogLogistic(98, 12, 1.4, -1.2), 0);
    LogLogistic curve = ((Fitted) chemogram.fit()).curve();

    assertThat(curve.top()).isCloseTo(98, within(1e-4));
    assertThat(curve.bottom()).isCloseTo(12, within(1e-4));
    assertThat(curve.hill()).isCloseTo(1.4, within(1e-5));
    assertThat(curve.logMid()).isCloseTo(-1.2, within(1e-6));
    double ic50 = StrictMath.pow(10, -1.2 + StrictMath.log10((98.0 - 50) / (50 - 12)) / 1.4);
    assertThat(((Potency.Measured) chemogram.ic50()).dose()).isCloseTo(ic50, within(1e-6));
  }

  @Test
  void saysWhereTheIc50LiesOutsideTheDosesAndExtrapolatesNothing() {
    Chemogram weak = near(new LogLogistic(100, 0, 1, 1.5), 1);
    Chemogram strong = near(new LogLogistic(100, 0, 1, -4), 1);

    assertThat(weak.ic50()).isEqualTo(new Potency.AboveRange(10));
    assertThat(weak.flags()).contains(Flag.IC50_ABOVE_RANGE, Flag.NO_LOWER_PLATEAU);
    assertThat(strong.ic50()).isEqualTo(new Potency.BelowRange(0.001));
    assertThat(strong.flags()).contains(Flag.IC50_BELOW_RANGE, Flag.NO_UPPER_PLATEAU);
  }

  @Test
  void opensTheIntervalOfAnIc50ThatTheDosesBarelyReach() {
    Chemogram chemogram = near(new LogLogistic(100, 0, 1, 0.95), 6);
    Potency.Measured measured = (Potency.Measured) chemogram.ic50();

    assertThat(measured.interval().lower()).isPresent();
    assertThat(measured.interval().upper()).isEmpty();
    assertThat(chemogram.flags()).contains(Flag.IC50_OPEN);
  }

  @Test
  void aFlatCurveHasNoFit() {
    Chemogram flat = near(new LogLogistic(95, 95, 1, 0), 5);

    assertThat(flat.fit()).isInstanceOf(NotFitted.class);
    assertThat(flat.fit().code()).isEqualTo("flat");
    assertThat(flat.ic50()).isEqualTo(new Potency.AboveRange(10));
    assertThat(flat.ec50().code()).isEqualTo("flat");
    assertThat(flat.fittedViability()).isEmpty();
  }

  @Test
  void aRisingCurveIsIrregularAndNotFlat() {
    double[] doses = {0.01, 0.1, 1, 10, 100};
    double[][] wells = {{20, 21, 22}, {40, 41, 42}, {60, 61, 62}, {80, 81, 82}, {98, 99, 97}};
    Chemogram rising = of(doses, wells);

    assertThat(rising.fit().code()).isEqualTo("irregular");
    assertThat(rising.ic50()).isEqualTo(new Potency.NotEstimated(FitRefusal.IRREGULAR));
    assertThat(rising.flags()).contains(Flag.NOT_MONOTONE, Flag.OFF_CONTROL);
  }

  @Test
  void fourDosesAreTooFew() {
    Chemogram few =
        of(new double[] {1, 2, 4, 8}, new double[][] {{99, 98}, {80, 81}, {40, 43}, {9, 8}});

    assertThat(few.fit().code()).isEqualTo("too-few-doses");
    assertThat(few.auc()).isPresent();
    assertThat(of(new double[] {1}, new double[][] {{50, 52}}).auc()).isEmpty();
  }

  @Test
  void theOrderOfWellsDoesNotMatter() {
    List<String> rows = new ArrayList<>();
    Random random = new Random(3);
    LogLogistic truth = new LogLogistic(100, 20, 1.5, -0.5);
    for (double dose : new double[] {0.01, 0.03, 0.1, 0.3, 1, 3, 10}) {
      for (int well = 1; well <= 3; well++) {
        rows.add("m\td\t" + dose + "\t" + (truth.at(dose) + 5 * random.nextGaussian()));
      }
    }
    String before = analysed(rows);
    Collections.shuffle(rows, new Random(11));

    assertThat(analysed(rows)).isEqualTo(before);
  }

  private static String analysed(List<String> rows) {
    List<String> lines = new ArrayList<>(List.of("model\tdrug\tconc_uM\tviability_pct"));
    lines.addAll(rows);
    return PlateText.analyse(lines.toArray(String[]::new)).chemograms().toString();
  }

  @Test
  void wellsThatAreNotIndependentWidenTheInterval() {
    double[] doses = {0.001, 0.01, 0.1, 1, 10, 100, 1000};
    double[] shifts = {8, -8, 8, -8, 8, -8, 8};
    LogLogistic truth = new LogLogistic(100, 10, 1, 0);
    double[][] wells = new double[7][3];
    for (int i = 0; i < 7; i++) {
      for (int well = 0; well < 3; well++) {
        wells[i][well] = truth.at(doses[i]) + shifts[i] + (well - 1);
      }
    }
    Chemogram chemogram = of(doses, wells);
    ResidualError error = ((Fitted) chemogram.fit()).error();

    assertThat(error.betweenDoses()).isTrue();
    assertThat(error.freedom()).isEqualTo(3);
    assertThat(chemogram.flags()).contains(Flag.LACK_OF_FIT);
  }
}
