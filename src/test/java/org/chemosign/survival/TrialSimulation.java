package org.chemosign.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded two-arm trials in which the signature is prognostic, predictive, both or neither. */
final class TrialSimulation {

  private TrialSimulation() {}

  /**
   * Patients in arms A and B with calls "resistant" and "sensitive".
   *
   * @param prognostic log hazard ratio of sensitive in both arms
   * @param predictive further log hazard ratio of sensitive in arm B
   */
  static SurvivalCohort trial(long seed, int size, double prognostic, double predictive) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> ids = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    List<String> arms = new ArrayList<>();
    double[] logHazard = new double[size];
    for (int i = 0; i < size; i++) {
      boolean sensitive = random.nextDouble() < 0.4;
      boolean armB = random.nextBoolean();
      ids.add("P" + i);
      calls.add(sensitive ? "sensitive" : "resistant");
      arms.add(armB ? "B" : "A");
      logHazard[i] = (sensitive ? prognostic : 0) + (sensitive && armB ? predictive : 0);
    }
    Outcomes outcomes = RandomCohorts.outcomes(random, logHazard, false);
    double[] event = new double[size];
    for (int i = 0; i < size; i++) {
      event[i] = outcomes.event()[i] ? 1 : 0;
    }
    return SurvivalCohort.of(
            ids, outcomes.time(), event, new CohortColumn.Categories("call", calls))
        .treatedWith(new CohortColumn.Categories("arm", arms));
  }
}
