package org.chemosign.training;

/**
 * Predictions of samples that were not trained on.
 *
 * @param name of the learner or baseline
 * @param rows numbers of the samples
 * @param predicted predicted responses; NaN for a score that is not on the scale of the response
 * @param deviations what is ranked: predictions less the mean response of their own training
 *     samples, so that folds with different means do not look like skill or its opposite
 * @param trainingMeans mean response of the training samples of each
 */
record HeldOut(
    String name, int[] rows, double[] predicted, double[] deviations, double[] trainingMeans) {}
