package org.chemosign.training;

/**
 * How a training run judges itself.
 *
 * @param seed seed of everything that is drawn
 * @param outerFolds largest number of outer folds, at least 2
 * @param innerFolds largest number of inner folds, at least 2
 * @param criterion what choices make as large as can be
 * @param permutations number of permutations of the response
 * @param wholePipeline whether each permutation runs the whole nested protocol again, rather than
 *     being compared with the held-out predictions there are
 * @param bootstraps number of bootstrap samples for intervals
 */
public record Protocol(
    long seed,
    int outerFolds,
    int innerFolds,
    Criterion criterion,
    int permutations,
    boolean wholePipeline,
    int bootstraps) {

  public Protocol {
    if (outerFolds < 2 || innerFolds < 2 || permutations < 0 || bootstraps < 0) {
      throw new IllegalArgumentException("at least two folds; no negative numbers");
    }
  }

  /** Ten outer and five inner folds, Spearman, 1,000 permutations and bootstrap samples. */
  public static Protocol usual(long seed) {
    return new Protocol(seed, 10, 5, Criterion.SPEARMAN, 1000, false, 1000);
  }

  /** This protocol with other numbers of folds. */
  public Protocol withFolds(int outer, int inner) {
    return new Protocol(seed, outer, inner, criterion, permutations, wholePipeline, bootstraps);
  }

  /** This protocol with another number of permutations. */
  public Protocol withPermutations(int count, boolean whole) {
    return new Protocol(seed, outerFolds, innerFolds, criterion, count, whole, bootstraps);
  }

  /** This protocol with another criterion. */
  public Protocol withCriterion(Criterion other) {
    return new Protocol(
        seed, outerFolds, innerFolds, other, permutations, wholePipeline, bootstraps);
  }
}
