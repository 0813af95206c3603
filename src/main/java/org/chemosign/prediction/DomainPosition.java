package org.chemosign.prediction;

/**
 * Where a sample lies in the applicability domain of a reference cohort.
 *
 * @param distance distance from the cohort's centre in the signature's gene space; 0 is the centre,
 *     about 1.4 an unrelated profile
 * @param percentile percentile of the distance among those of the cohort's own members, 0 to 100
 * @param warnAbove distance from which on the sample is outside and a call carries a warning
 * @param noCallAbove distance from which on there is no call
 */
public record DomainPosition(
    double distance, double percentile, double warnAbove, double noCallAbove) {

  /** Whether the sample lies outside the cohort, so that its percentile says little. */
  public boolean outside() {
    return distance > warnAbove;
  }

  /** Whether the sample lies too far outside for a call. */
  public boolean tooFar() {
    return distance > noCallAbove;
  }
}
