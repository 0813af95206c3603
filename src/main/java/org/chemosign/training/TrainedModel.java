package org.chemosign.training;

import java.util.List;

/**
 * A model with the features it works on.
 *
 * @param space genes, means and deviations
 * @param model what is learnt on them
 */
public record TrainedModel(FeatureSpace space, FittedModel model) {

  /** Predicted response of a sample of the training set's genes. */
  public double predict(double[] expression) {
    return model.predict(space.features(expression));
  }

  /** Learns from some samples: chooses genes, scales, fits; looks at no other sample. */
  static TrainedModel fit(TrainingSet set, int[] rows, Learner learner, Candidate how, long seed) {
    FeatureSpace space = FeatureSpace.fit(set, rows, how.choice().choose(set, rows));
    Design design = space.design(set, rows, seed);
    return new TrainedModel(space, learner.fit(design, List.of(how.setting())).get(0));
  }
}
