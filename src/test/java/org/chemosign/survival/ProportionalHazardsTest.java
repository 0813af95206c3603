package org.chemosign.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProportionalHazardsTest {

  /** R survival 3, example of cox.zph: age 0.698, ecog.ps 2.371, global 3.633 on 2 df. */
  @Test
  void ovarianIsThatOfR() {
    TextbookData.Cohort ovarian = TextbookData.ovarian();
    CoxRegression regression =
        new CoxRegression(ovarian.outcomes(), ovarian.design(), new int[26], 0.95);
    ProportionalHazards found = ProportionalHazards.of(regression, regression.fit(Ties.EFRON));
    assertThat(found.terms().get(0).test().statistic()).isCloseTo(0.698, within(5e-4));
    assertThat(found.terms().get(1).test().statistic()).isCloseTo(2.371, within(5e-4));
    assertThat(found.global().statistic()).isCloseTo(3.633, within(5e-4));
    assertThat(found.global().degrees()).isEqualTo(2);
    assertThat(found.terms().get(0).correlation()).isCloseTo(-0.243, within(5e-4));
    assertThat(found.terms().get(1).correlation()).isCloseTo(0.520, within(5e-4));
  }

  @Test
  void aRatioThatTurnsWithTimeIsFound() {
    SplittableRandom random = new SplittableRandom(21);
    double[] time = new double[300];
    boolean[] event = new boolean[300];
    double[] x = new double[300];
    for (int i = 0; i < 300; i++) {
      x[i] = i % 2;
      double shape = x[i] == 1 ? 0.6 : 2.5;
      time[i] = 12 * Math.pow(-Math.log(1 - random.nextDouble()), 1 / shape);
      event[i] = true;
    }
    assertThat(p(new Outcomes(time, event), x)).isLessThan(1e-6);
  }

  /** Where ratios are constant, p-values below 0.05 are as frequent as that. */
  @Test
  void aConstantRatioIsSeldomSuspected() {
    SplittableRandom random = new SplittableRandom(8);
    int suspected = 0;
    for (int round = 0; round < 300; round++) {
      double[] x = RandomCohorts.normals(random, 120);
      Outcomes outcomes = RandomCohorts.outcomes(random, x, false);
      suspected += p(outcomes, x) < 0.05 ? 1 : 0;
    }
    assertThat(suspected / 300.0).isBetween(0.02, 0.09);
  }

  private static double p(Outcomes outcomes, double[] x) {
    Design design = new Design(List.of("x"), List.of(x));
    int[] stratum = new int[x.length];
    Arrays.fill(stratum, 0);
    CoxRegression regression = new CoxRegression(outcomes, design, stratum, 0.95);
    ProportionalHazards found = ProportionalHazards.of(regression, regression.fit(Ties.EFRON));
    return found.terms().get(0).test().p();
  }
}
