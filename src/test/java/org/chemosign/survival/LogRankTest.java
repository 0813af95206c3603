package org.chemosign.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogRankTest {

  /** 16.79 with 19.25 and 10.75 events expected: Kleinbaum and Klein, Survival Analysis, ch. 2. */
  @Test
  void freireichHasThePublishedStatistic() {
    TextbookData.Sample sample = TextbookData.freireich();
    LogRank result = LogRank.of(sample.outcomes(), sample.groups(), new int[42]);
    assertThat(result.observed()).containsExactly(9, 21);
    assertThat(result.expected()[0]).isCloseTo(19.25, within(0.005));
    assertThat(result.expected()[1]).isCloseTo(10.75, within(0.005));
    assertThat(result.test().statistic()).isCloseTo(16.79, within(0.005));
    assertThat(result.test().degrees()).isEqualTo(1);
    assertThat(result.test().p()).isCloseTo(4.17e-5, within(5e-7));
  }

  /** R: survdiff(Surv(time, status) ~ x, aml), 3.4 on 1 df, p = 0.0653, expected 10.69 and 7.31. */
  @Test
  void amlIsThatOfR() {
    TextbookData.Sample sample = TextbookData.aml();
    LogRank result = LogRank.of(sample.outcomes(), sample.groups(), new int[23]);
    assertThat(result.expected()[0]).isCloseTo(10.69, within(0.005));
    assertThat(result.expected()[1]).isCloseTo(7.31, within(0.005));
    assertThat(result.test().p()).isCloseTo(0.0653, within(5e-5));
  }

  @Test
  void twiceTheDataInTwoStrataIsTwiceTheStatistic() {
    TextbookData.Sample sample = TextbookData.freireich();
    double once = LogRank.of(sample.outcomes(), sample.groups(), new int[42]).test().statistic();
    double[] time = twice(sample.outcomes().time());
    boolean[] event = new boolean[84];
    int[] stratum = new int[84];
    for (int i = 0; i < 84; i++) {
      event[i] = sample.outcomes().event()[i % 42];
      stratum[i] = i / 42;
    }
    int[] group = Arrays.stream(twice(sample.x())).mapToInt(x -> (int) x).toArray();
    LogRank both = LogRank.of(new Outcomes(time, event), group, stratum);
    assertThat(both.test().statistic()).isCloseTo(2 * once, within(1e-9));
  }

  /** Without ties the score test of Cox is the log-rank test, whatever the number of groups. */
  @Test
  void withoutTiesItIsTheScoreTestOfCox() {
    SplittableRandom random = new SplittableRandom(7);
    Outcomes outcomes = RandomCohorts.outcomes(random, 60, false);
    int[] group = new int[60];
    Arrays.setAll(group, i -> random.nextInt(4));
    CohortColumn.Categories column =
        new CohortColumn.Categories("g", Arrays.stream(group).mapToObj(String::valueOf).toList());
    CoxModel model =
        new CoxRegression(outcomes, Design.of(column, "0"), new int[60], 0.95).fit(Ties.EFRON);
    LogRank result = LogRank.of(outcomes, group, new int[60]);
    assertThat(result.test().degrees()).isEqualTo(3);
    assertThat(result.test().statistic()).isCloseTo(model.score().statistic(), within(1e-9));
  }

  /** How often shuffled groups differ as much or more is what the p-value says. */
  @Test
  void thePValueAgreesWithPermutations() {
    TextbookData.Sample sample = TextbookData.aml();
    double seen = LogRank.of(sample.outcomes(), sample.groups(), new int[23]).test().statistic();
    SplittableRandom random = new SplittableRandom(11);
    int[] group = sample.groups();
    int more = 0;
    for (int i = 0; i < 4000; i++) {
      RandomCohorts.shuffle(random, group);
      LogRank shuffled = LogRank.of(sample.outcomes(), group, new int[23]);
      more += shuffled.test().statistic() >= seen - 1e-12 ? 1 : 0;
    }
    assertThat(more / 4000.0).isCloseTo(0.0653, within(0.02));
  }

  @Test
  void aGroupThatIsNeverAtRiskDoesNotCount() {
    Outcomes outcomes =
        new Outcomes(new double[] {1, 5, 6, 7, 8}, new boolean[] {false, true, true, true, true});
    LogRank result = LogRank.of(outcomes, new int[] {2, 0, 1, 0, 1}, new int[5]);
    assertThat(result.test().degrees()).isEqualTo(1);
  }

  private static double[] twice(double[] values) {
    double[] both = Arrays.copyOf(values, 2 * values.length);
    System.arraycopy(values, 0, both, values.length, values.length);
    return both;
  }
}
