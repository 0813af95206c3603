package org.chemosign.training;

import java.util.List;

/**
 * Chooses among a learner's candidates by cross-validation within some training samples, grouped as
 * the outer folds are. Everything is learnt anew in every inner fold.
 */
final class Tuning {

  private final TrainingSet set;
  private final TrainingPlan plan;

  Tuning(TrainingSet set, TrainingPlan plan) {
    this.set = set;
    this.plan = plan;
  }

  /**
   * The candidate that was best.
   *
   * @param candidate number among the learner's candidates
   * @param score its score by the plan's criterion; NaN where there was nothing to choose
   */
  record Choice(int candidate, double score) {}

  /**
   * The best candidate; the first one of equals.
   *
   * @param rows training samples; no other sample is looked at
   */
  Choice choose(int[] rows, Learner learner, long seed) {
    List<Candidate> candidates = plan.candidates(learner);
    if (candidates.size() == 1 && plan.learners().size() == 1) {
      return new Choice(0, Double.NaN);
    }
    List<Fold> folds = GroupedFolds.of(set, rows, plan.protocol().innerFolds(), seed);
    int tested = folds.stream().mapToInt(fold -> fold.test().length).sum();
    Scores scores = new Scores(candidates.size(), tested);
    for (Fold fold : folds) {
      test(fold, learner, Seeds.of(seed, fold.name()), scores);
    }
    return scores.best(plan.protocol().criterion());
  }

  private void test(Fold fold, Learner learner, long seed, Scores scores) {
    int candidate = 0;
    for (GeneChoice choice : plan.choices()) {
      FeatureSpace space = FeatureSpace.fit(set, fold.train(), choice.choose(set, fold.train()));
      Design design = space.design(set, fold.train(), seed);
      List<FittedModel> models = learner.fit(design, learner.settings());
      for (int i = 0; i < fold.test().length; i++) {
        TrainingSample sample = set.samples().get(fold.test()[i]);
        double[] z = space.features(sample.expression());
        for (int m = 0; m < models.size(); m++) {
          double predicted = models.get(m).predict(z);
          scores.put(
              candidate + m, i, new Scores.Pair(predicted - design.mean(), predicted), sample);
        }
      }
      candidate += models.size();
    }
    scores.advance(fold.test().length);
  }

  /** Held-out predictions of all candidates. */
  private static final class Scores {

    private final double[][] deviations;
    private final double[][] errors;
    private final double[] observed;
    private int start;

    /** A prediction above its training mean, and as it is. */
    record Pair(double deviation, double predicted) {}

    Scores(int candidates, int tested) {
      deviations = new double[candidates][tested];
      errors = new double[candidates][tested];
      observed = new double[tested];
    }

    void put(int candidate, int at, Pair pair, TrainingSample sample) {
      deviations[candidate][start + at] = pair.deviation();
      errors[candidate][start + at] = pair.predicted() - sample.response();
      observed[start + at] = sample.response();
    }

    void advance(int tests) {
      start += tests;
    }

    Choice best(Criterion criterion) {
      Choice best = new Choice(0, Double.NEGATIVE_INFINITY);
      for (int i = 0; i < deviations.length; i++) {
        double score = criterion.score(deviations[i], errors[i], observed);
        if (score > best.score()) {
          best = new Choice(i, score);
        }
      }
      return best;
    }
  }
}
