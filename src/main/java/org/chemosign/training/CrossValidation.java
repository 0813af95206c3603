package org.chemosign.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The results of a nested cross-validation: what each learner predicted of the samples held out,
 * what the choice among learners predicted, and what is chosen on all samples.
 */
final class CrossValidation {

  static final String SELECTED = "selected";

  private final TrainingSet set;
  private final TrainingPlan plan;
  private final List<Fold> folds;
  private final List<FoldResult> results;

  /**
   * @param folds outer folds, the last one without test samples
   * @param results one a fold and learner, learners of one fold together
   */
  CrossValidation(TrainingSet set, TrainingPlan plan, List<Fold> folds, List<FoldResult> results) {
    this.set = set;
    this.plan = plan;
    this.folds = List.copyOf(folds);
    this.results = List.copyOf(results);
  }

  TrainingSet set() {
    return set;
  }

  TrainingPlan plan() {
    return plan;
  }

  /** The outer folds. */
  List<Fold> outer() {
    return folds.subList(0, folds.size() - 1);
  }

  private FoldResult result(int fold, int learner) {
    return results.get(fold * plan.learners().size() + learner);
  }

  /** Number of the learner that was best inside a fold; the first one of equals. */
  private int best(int fold) {
    int best = 0;
    for (int learner = 1; learner < plan.learners().size(); learner++) {
      if (result(fold, learner).score() > result(fold, best).score()) {
        best = learner;
      }
    }
    return best;
  }

  /** The learner chosen on all samples. */
  Learner finalLearner() {
    return plan.learners().get(best(folds.size() - 1));
  }

  /** The candidate of that learner chosen on all samples. */
  Candidate finalCandidate() {
    int last = folds.size() - 1;
    return plan.candidates(finalLearner()).get(result(last, best(last)).candidate());
  }

  /** Score of the final choice in the folds it was made by. */
  double finalScore() {
    int last = folds.size() - 1;
    return result(last, best(last)).score();
  }

  /** Held-out predictions of one learner. */
  HeldOut heldOut(int learner) {
    return gather(plan.learners().get(learner).code(), fold -> learner);
  }

  /** Held-out predictions when the learner, too, is chosen inside every fold. */
  HeldOut selected() {
    return gather(SELECTED, this::best);
  }

  /** What was chosen in every outer fold by a learner, most frequent first. */
  List<String> chosen(int learner) {
    List<String> labels = new ArrayList<>();
    for (int fold = 0; fold < outer().size(); fold++) {
      List<Candidate> candidates = plan.candidates(plan.learners().get(learner));
      labels.add(candidates.get(result(fold, learner).candidate()).label());
    }
    return labels;
  }

  private interface LearnerOf {
    int in(int fold);
  }

  private HeldOut gather(String name, LearnerOf learners) {
    int n = outer().stream().mapToInt(fold -> fold.test().length).sum();
    int[] rows = new int[n];
    double[] predicted = new double[n];
    double[] deviations = new double[n];
    double[] means = new double[n];
    int at = 0;
    for (int fold = 0; fold < outer().size(); fold++) {
      FoldResult result = result(fold, learners.in(fold));
      for (int i = 0; i < outer().get(fold).test().length; i++) {
        rows[at] = outer().get(fold).test()[i];
        predicted[at] = result.predictions()[i];
        means[at] = result.trainingMean();
        deviations[at] = predicted[at] - means[at];
        at++;
      }
    }
    return new HeldOut(name, rows, predicted, deviations, means);
  }
}
