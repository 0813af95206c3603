package org.chemosign.training;

/**
 * What one learner came to in one fold.
 *
 * @param candidate number of the candidate chosen inside
 * @param score its score in the inner folds, NaN where there was nothing to choose
 * @param trainingMean weighted mean response of the training samples
 * @param predictions predicted responses of the test samples, in their order; none where everything
 *     was trained on
 */
record FoldResult(int candidate, double score, double trainingMean, double[] predictions) {}
