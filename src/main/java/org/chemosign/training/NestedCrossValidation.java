package org.chemosign.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Nested cross-validation: in every outer fold every learner is tuned by inner folds of the
 * training part alone, fitted to it, and asked for the part held out. One part is one learner in
 * one fold; parts run on several threads and depend on nothing but data and plan.
 */
final class NestedCrossValidation {

  private final TrainingSet set;
  private final TrainingPlan plan;
  private final List<Fold> folds;
  private final Checkpoint checkpoint;

  NestedCrossValidation(TrainingSet set, TrainingPlan plan) {
    this.set = set;
    this.plan = plan;
    int[] all = IntStream.range(0, set.size()).toArray();
    long seed = Seeds.of(plan.protocol().seed(), "outer");
    this.folds = new ArrayList<>(GroupedFolds.of(set, all, plan.protocol().outerFolds(), seed));
    this.folds.add(new Fold("all samples", all, new int[0]));
    this.checkpoint =
        new Checkpoint(plan.checkpoint(), DataHash.of(set.sha256() + plan.fingerprint()));
  }

  /** Number of parts. */
  int parts() {
    return folds.size() * plan.learners().size();
  }

  /**
   * Runs every part that no checkpoint holds.
   *
   * @throws TrainingStoppedException when the run was asked to stop
   */
  CrossValidation run(TrainingProgress progress) {
    ExecutorService pool = Executors.newFixedThreadPool(plan.threads());
    try {
      List<Future<FoldResult>> running = new ArrayList<>();
      for (int fold = 0; fold < folds.size(); fold++) {
        for (Learner learner : plan.learners()) {
          running.add(pool.submit(part(fold, learner, progress)));
        }
      }
      List<FoldResult> results = new ArrayList<>();
      for (Future<FoldResult> part : running) {
        results.add(result(part));
      }
      return new CrossValidation(set, plan, folds, results);
    } finally {
      pool.shutdownNow();
    }
  }

  private Callable<FoldResult> part(int fold, Learner learner, TrainingProgress progress) {
    return () -> {
      if (progress.stopped()) {
        throw new TrainingStoppedException();
      }
      String name = fold + "-" + learner.code();
      FoldResult result = checkpoint.find(name).orElse(null);
      if (result == null) {
        result = compute(folds.get(fold), learner);
        checkpoint.keep(name, result);
      }
      synchronized (progress) {
        progress.step(learner.code() + ", " + folds.get(fold).name());
      }
      return result;
    };
  }

  private FoldResult compute(Fold fold, Learner learner) {
    long seed = Seeds.of(plan.protocol().seed(), fold.name() + "|" + learner.code());
    Tuning.Choice choice = new Tuning(set, plan).choose(fold.train(), learner, seed);
    double[] predictions = new double[fold.test().length];
    if (predictions.length > 0) {
      Candidate candidate = plan.candidates(learner).get(choice.candidate());
      TrainedModel model = TrainedModel.fit(set, fold.train(), learner, candidate, seed);
      for (int i = 0; i < predictions.length; i++) {
        predictions[i] = model.predict(set.samples().get(fold.test()[i]).expression());
      }
    }
    return new FoldResult(choice.candidate(), choice.score(), mean(fold), predictions);
  }

  private double mean(Fold fold) {
    double[] weights = new double[fold.train().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = set.samples().get(fold.train()[i]).weight();
    }
    return Vectors.weightedMean(Vectors.pick(set.responses(), fold.train()), weights);
  }

  private static FoldResult result(Future<FoldResult> part) {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingStoppedException();
    }
  }
}
