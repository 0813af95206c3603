package org.chemosign.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocEstimationTest {

  /** Without censoring it is the ordinary area: pairs of cases and controls in the right order. */
  @Test
  void withoutCensoringItIsTheShareOfPairs() {
    SplittableRandom random = new SplittableRandom(5);
    double[] time = new double[90];
    boolean[] event = new boolean[90];
    double[] risk = new double[90];
    Arrays.fill(event, true);
    Arrays.setAll(time, i -> 30 * random.nextDouble());
    Arrays.setAll(risk, i -> random.nextInt(12));
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < 90; i++) {
      for (int j = 0; j < 90; j++) {
        if (time[i] <= 12 && time[j] > 12) {
          pairs++;
          won += risk[i] > risk[j] ? 1 : risk[i] == risk[j] ? 0.5 : 0;
        }
      }
    }
    TimeDependentRoc roc = new RocEstimation(new Outcomes(time, event), risk, 0.95).at(12);
    assertThat(roc.auc().value()).isCloseTo(won / pairs, within(1e-12));
  }

  /** Five patients by hand: the case at 4 stands for 1 / (1 - 1/4) patients. */
  @Test
  void casesAreWeightedByTheChanceNotToBeCensoredBefore() {
    Outcomes outcomes =
        new Outcomes(new double[] {1, 2, 4, 6, 7}, new boolean[] {true, false, true, true, false});
    double[] risk = {1, 9, 3, 2, 0};
    TimeDependentRoc roc = new RocEstimation(outcomes, risk, 0.95).at(5);
    double late = 1 / (1 - 1 / 4.0);
    double won = 1 * 0.5 + late * 1;
    assertThat(roc.auc().value()).isCloseTo(won / (1 + late), within(1e-12));
    assertThat(roc.cases()).isEqualTo(2);
    assertThat(roc.controls()).isEqualTo(2);
  }

  /** Censoring thins the data and does not move the area. */
  @Test
  void censoringDoesNotBiasTheArea() {
    SplittableRandom random = new SplittableRandom(14);
    double[] risk = RandomCohorts.normals(random, 6000);
    double[] death = new double[6000];
    double[] seen = new double[6000];
    boolean[] event = new boolean[6000];
    boolean[] all = new boolean[6000];
    Arrays.fill(all, true);
    for (int i = 0; i < 6000; i++) {
      death[i] = -12 * Math.log(1 - random.nextDouble()) / Math.exp(risk[i]);
      double censored = 20 * random.nextDouble();
      seen[i] = Math.min(death[i], censored);
      event[i] = death[i] <= censored;
    }
    double full = new RocEstimation(new Outcomes(death, all), risk, 0.95).at(12).auc().value();
    Estimate thinned = new RocEstimation(new Outcomes(seen, event), risk, 0.95).at(12).auc();
    assertThat(thinned.value()).isCloseTo(full, within(0.02));
    assertThat(thinned.low()).isLessThan(full);
    assertThat(thinned.high()).isGreaterThan(full);
  }

  @Test
  void withoutCasesOrControlsThereIsNoArea() {
    Outcomes outcomes = new Outcomes(new double[] {5, 6}, new boolean[] {true, true});
    RocEstimation estimation = new RocEstimation(outcomes, new double[] {1, 2}, 0.95);
    assertThat(estimation.at(4).auc().value()).isNaN();
    assertThat(estimation.at(9).auc().value()).isNaN();
  }

  @Test
  void theSameCohortGivesTheSameInterval() {
    SplittableRandom random = new SplittableRandom(6);
    double[] risk = RandomCohorts.normals(random, 100);
    Outcomes outcomes = RandomCohorts.outcomes(random, risk, false);
    assertThat(new RocEstimation(outcomes, risk, 0.95).at(12).auc())
        .isEqualTo(new RocEstimation(outcomes, risk, 0.95).at(12).auc());
  }
}
