package org.chemosign.training;

import java.util.Optional;

/** The permutation test that runs the whole nested protocol on every permuted response. */
final class WholePipeline {

  private WholePipeline() {}

  /** Share of runs, the real one among them, whose chosen procedure did at least as well. */
  static double probability(CrossValidation real, TrainingProgress progress) {
    TrainingPlan plan = real.plan();
    Permutation permutation = new Permutation(real.set(), plan.protocol());
    double reached = rank(real);
    int atLeast = 1;
    for (int i = 0; i < plan.protocol().permutations(); i++) {
      TrainingSet permuted = permutation.ofResponses(i);
      NestedCrossValidation run =
          new NestedCrossValidation(permuted, plan.run(plan.threads(), Optional.empty()));
      if (!(rank(run.run(quiet(progress))) < reached)) {
        atLeast++;
      }
      progress.step("permutation " + (i + 1));
    }
    return atLeast / (plan.protocol().permutations() + 1.0);
  }

  private static double rank(CrossValidation results) {
    HeldOut selected = results.selected();
    double[] observed = Vectors.pick(results.set().responses(), selected.rows());
    return Ranks.spearman(selected.deviations(), observed);
  }

  /** Passes the wish to stop on, and no steps. */
  private static TrainingProgress quiet(TrainingProgress progress) {
    return new TrainingProgress() {
      @Override
      public void expect(int steps) {}

      @Override
      public void step(String what) {}

      @Override
      public boolean stopped() {
        return progress.stopped();
      }
    };
  }
}
