package org.chemosign.signature;

import java.util.Arrays;
import java.util.Optional;

/**
 * Scores of one signature over a reference cohort of one specimen type.
 *
 * @param specimenType the kind of sample of every member
 * @param cohort name of the cohort and its source
 * @param sortedScores the scores, ascending; at least two and not all equal
 * @param domain where the cohort lies in the signature's gene space, for packs that tell
 */
public record ReferenceDistribution(
    SpecimenType specimenType,
    String cohort,
    double[] sortedScores,
    Optional<ApplicabilityDomain> domain) {

  public ReferenceDistribution {
    sortedScores = sortedScores.clone();
    Arrays.sort(sortedScores);
  }

  /** A distribution without applicability domain. */
  public ReferenceDistribution(SpecimenType specimenType, String cohort, double[] scores) {
    this(specimenType, cohort, scores, Optional.empty());
  }

  /** This distribution with an applicability domain. */
  ReferenceDistribution with(ApplicabilityDomain itsDomain) {
    return new ReferenceDistribution(specimenType, cohort, sortedScores, Optional.of(itsDomain));
  }

  @Override
  public double[] sortedScores() {
    return sortedScores.clone();
  }

  /** Number of samples in the cohort. */
  public int size() {
    return sortedScores.length;
  }

  /** Mid-rank percentile of a score, 0 to 100: scores below count whole, equal ones half. */
  public double percentile(double score) {
    int below = 0;
    int equal = 0;
    for (double reference : sortedScores) {
      if (reference < score) {
        below++;
      } else if (reference == score) {
        equal++;
      }
    }
    return 100.0 * (below + 0.5 * equal) / sortedScores.length;
  }

  /**
   * Distance of a score from the cohort's mean in its standard deviations (n - 1); never negative.
   */
  public double distanceInSd(double score) {
    double mean = Arrays.stream(sortedScores).average().orElseThrow();
    double squares = Arrays.stream(sortedScores).map(x -> (x - mean) * (x - mean)).sum();
    return Math.abs(score - mean) / Math.sqrt(squares / (sortedScores.length - 1));
  }
}
