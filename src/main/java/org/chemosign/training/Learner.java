package org.chemosign.training;

import java.util.List;

/**
 * A way to learn a response from standardised features. A learner carries the hyper-parameters it
 * tries; it has no state, and the same design gives the same models.
 */
public sealed interface Learner
    permits RidgeLearner,
        ElasticNetLearner,
        PartialLeastSquaresLearner,
        EnsembleLearner,
        RandomForestLearner,
        GaussianProcessLearner,
        SupportVectorLearner,
        ComponentForestLearner {

  /** Code on the command line and in records, such as {@code ridge}. */
  String code();

  /** What it is, one line for people. */
  String title();

  /** The settings it tries, from the simplest model to the least restrained. */
  List<Setting> settings();

  /**
   * Fits one model a setting.
   *
   * @param design training samples
   * @param settings some of its own settings
   */
  List<FittedModel> fit(Design design, List<Setting> settings);
}
