package org.chemosign.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConcordanceTest {

  /** R: summary(coxph(Surv(time, status) ~ x, aml)): Concordance = 0.619 (se = 0.063). */
  @Test
  void amlIsThatOfR() {
    TextbookData.Sample sample = TextbookData.aml();
    Concordance found = Concordance.of(sample.outcomes(), sample.x(), new int[23], 0.95);
    assertThat(found.c().value()).isCloseTo(0.619, within(5e-4));
    assertThat(found.standardError()).isCloseTo(0.063, within(5e-4));
  }

  /** Without censoring and ties C is the share of pairs in the right order. */
  @Test
  void withoutCensoringItIsKendallsTau() {
    SplittableRandom random = new SplittableRandom(2);
    double[] time = new double[50];
    boolean[] event = new boolean[50];
    Arrays.setAll(time, i -> random.nextDouble());
    Arrays.fill(event, true);
    double[] risk = RandomCohorts.normals(random, 50);
    double right = 0;
    for (int i = 0; i < 50; i++) {
      for (int j = 0; j < i; j++) {
        right += (time[i] < time[j]) == (risk[i] > risk[j]) ? 1 : 0;
      }
    }
    Concordance found = Concordance.of(new Outcomes(time, event), risk, new int[50], 0.95);
    assertThat(found.c().value()).isCloseTo(right / (50 * 49 / 2.0), within(1e-12));
  }

  /** Pairs by their definition, each pair once, with ties of both kinds. */
  @Test
  void countsArePairsByTheirDefinition() {
    SplittableRandom random = new SplittableRandom(4);
    Outcomes outcomes = RandomCohorts.outcomes(random, 120, true);
    double[] risk = new double[120];
    int[] stratum = new int[120];
    Arrays.setAll(risk, i -> random.nextInt(6));
    Arrays.setAll(stratum, i -> random.nextInt(2));
    long[] counts = new long[4];
    for (int i = 0; i < 120; i++) {
      for (int j = 0; j < i; j++) {
        if (stratum[i] == stratum[j]) {
          count(outcomes, risk, i, j, counts);
        }
      }
    }
    Concordance found = Concordance.of(outcomes, risk, stratum, 0.95);
    assertThat(
            new long[] {found.concordant(), found.discordant(), found.tiedRisk(), found.tiedTime()})
        .isEqualTo(counts);
  }

  private static void count(Outcomes outcomes, double[] risk, int i, int j, long[] counts) {
    double[] time = outcomes.time();
    boolean[] event = outcomes.event();
    if (time[i] == time[j] && event[i] && event[j]) {
      counts[3]++;
      return;
    }
    boolean first = event[i] && (time[i] < time[j] || time[i] == time[j] && !event[j]);
    boolean second = event[j] && (time[j] < time[i] || time[i] == time[j] && !event[i]);
    if (first || second) {
      double difference = first ? risk[i] - risk[j] : risk[j] - risk[i];
      counts[difference > 0 ? 0 : difference < 0 ? 1 : 2]++;
    }
  }

  /** The jackknife that leaves each patient out once is close to the infinitesimal one. */
  @Test
  void theStandardErrorAgreesWithTheJackknife() {
    SplittableRandom random = new SplittableRandom(9);
    double[] risk = RandomCohorts.normals(random, 150);
    Outcomes outcomes = RandomCohorts.outcomes(random, risk, false);
    double squares = 0;
    double all = Concordance.of(outcomes, risk, new int[150], 0.95).c().value();
    for (int left = 0; left < 150; left++) {
      int out = left;
      int[] rows = java.util.stream.IntStream.range(0, 150).filter(i -> i != out).toArray();
      double[] rest = Arrays.stream(rows).mapToDouble(i -> risk[i]).toArray();
      double without = Concordance.of(outcomes.of(rows), rest, new int[149], 0.95).c().value();
      squares += (without - all) * (without - all);
    }
    double error = Concordance.of(outcomes, risk, new int[150], 0.95).standardError();
    assertThat(error).isCloseTo(Math.sqrt(squares), within(0.03 * error));
  }
}
