package org.chemosign.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {

  private static final Offset<Double> CLOSE = within(5e-5);

  /** Remission under 6-MP: table 1.1 of Kalbfleisch and Prentice and of many courses. */
  @Test
  void freireichsTreatedPatientsHaveThePublishedCurve() {
    SurvivalCurve curve = group(TextbookData.freireich(), 0);
    double[] times = {6, 7, 10, 13, 16, 22, 23};
    double[] survival = {0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482};
    double[] error = {0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346};
    int[] atRisk = {21, 17, 15, 12, 11, 7, 6};
    for (int i = 0; i < times.length; i++) {
      int step = indexOf(curve, times[i]);
      assertThat(curve.survivalAt(times[i])).isCloseTo(survival[i], CLOSE);
      assertThat(curve.survival()[step] * curve.error()[step]).isCloseTo(error[i], CLOSE);
      assertThat(curve.atRiskAt(times[i])).isEqualTo(atRisk[i]);
    }
    assertThat(curve.survivalAt(5.9)).isEqualTo(1);
    assertThat(curve.survivalBefore(7)).isCloseTo(0.8571, CLOSE);
  }

  /** R: survfit(Surv(time, status) ~ x, aml), with conf.type "log": 31 [18, NA] and 23 [8, NA]. */
  @Test
  void mediansOfAmlAreThoseOfR() {
    Estimate maintained = group(TextbookData.aml(), 0).median(ConfidenceType.LOG, 0.95);
    Estimate not = group(TextbookData.aml(), 1).median(ConfidenceType.LOG, 0.95);
    assertThat(maintained).isEqualTo(new Estimate(31, 18, Double.NaN));
    assertThat(not).isEqualTo(new Estimate(23, 8, Double.NaN));
  }

  @Test
  void bandsFollowTheirFormulas() {
    SurvivalCurve curve = group(TextbookData.freireich(), 0);
    double survival = 18 / 21.0;
    double logError = Math.sqrt(3 / (21.0 * 18));
    double z = 1.959963984540054;
    Estimate plain = curve.at(6, ConfidenceType.PLAIN, 0.95);
    assertThat(plain.low()).isCloseTo(survival - z * survival * logError, within(1e-12));
    assertThat(plain.high()).isEqualTo(1);
    Estimate log = curve.at(6, ConfidenceType.LOG, 0.95);
    assertThat(log.low()).isCloseTo(survival * Math.exp(-z * logError), within(1e-12));
    Estimate logLog = curve.at(6, ConfidenceType.LOG_LOG, 0.95);
    double scale = Math.log(-Math.log(survival));
    double spread = z * logError / Math.abs(Math.log(survival));
    assertThat(logLog.low()).isCloseTo(Math.exp(-Math.exp(scale + spread)), within(1e-12));
    assertThat(logLog.high()).isCloseTo(Math.exp(-Math.exp(scale - spread)), within(1e-12));
  }

  @Test
  void aMedianOnAFlatPartIsItsMiddle() {
    Outcomes outcomes =
        new Outcomes(new double[] {1, 2, 3, 7}, new boolean[] {true, true, true, true});
    assertThat(SurvivalCurve.of(outcomes).median(ConfidenceType.PLAIN, 0.95).value())
        .isEqualTo(2.5);
  }

  @Test
  void withoutEventsThereIsNoMedianAndNoFall() {
    Outcomes outcomes = new Outcomes(new double[] {3, 5}, new boolean[2]);
    SurvivalCurve curve = SurvivalCurve.of(outcomes);
    assertThat(curve.survivalAt(5)).isEqualTo(1);
    assertThat(curve.median(ConfidenceType.LOG_LOG, 0.95).value()).isNaN();
    assertThat(curve.at(6, ConfidenceType.LOG_LOG, 0.95).value()).isNaN();
  }

  private static SurvivalCurve group(TextbookData.Sample sample, int group) {
    int[] rows =
        IntStream.range(0, sample.x().length).filter(i -> sample.x()[i] == group).toArray();
    return SurvivalCurve.of(sample.outcomes().of(rows));
  }

  private static int indexOf(SurvivalCurve curve, double time) {
    return IntStream.range(0, curve.time().length)
        .filter(i -> curve.time()[i] == time)
        .findFirst()
        .orElseThrow();
  }
}
