package org.chemosign.signature;

import java.util.Arrays;

/**
 * How far the members of a reference cohort lie from their own centre, and from which distance on a
 * sample is no longer taken for one of their kind. Distances are those of {@link
 * ApplicabilityDomain}.
 *
 * @param median median of the members' distances, each left out of the centre it is measured from
 * @param warnAbove a sample further away is called with a warning
 * @param noCallAbove a sample further away is not called
 * @param sortedDistances the members' distances, ascending; one a member
 */
public record DomainLimits(
    double median, double warnAbove, double noCallAbove, double[] sortedDistances) {

  /** How many times the warning limit a distance may be before there is no call. */
  static final double NO_CALL_FACTOR = 1.25;

  private static final double WARNING_SHARE = 0.99;

  public DomainLimits {
    sortedDistances = sortedDistances.clone();
    Arrays.sort(sortedDistances);
  }

  /**
   * The limits of a cohort: the warning limit is the 99th percentile of the members' distances by
   * nearest rank (the largest one in cohorts of fewer than a hundred), the no-call limit 1.25 times
   * that.
   */
  static DomainLimits of(double[] distances) {
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    double warn = sorted[(int) Math.ceil(WARNING_SHARE * n) - 1];
    return new DomainLimits(median, warn, NO_CALL_FACTOR * warn, sorted);
  }

  @Override
  public double[] sortedDistances() {
    return sortedDistances.clone();
  }

  /** Mid-rank percentile of a distance among the members', 0 to 100. */
  public double percentile(double distance) {
    double position = 0;
    for (double member : sortedDistances) {
      if (member < distance) {
        position += 1;
      } else if (member == distance) {
        position += 0.5;
      }
    }
    return 100 * position / sortedDistances.length;
  }

  /** Reads the block {@code domain} of a reference of so many scores. */
  static DomainLimits read(StrictObject reference, int size) {
    StrictObject block = reference.object("domain");
    double median = block.number("median");
    double warn = block.number("warnAbove");
    double noCall = block.number("noCallAbove");
    double[] distances = block.numbers("distances");
    block.finish();
    if (median <= 0 || warn < median || noCall < warn) {
      throw reference.fault("domain", "needs 0 < median <= warnAbove <= noCallAbove");
    }
    if (distances.length != size || Arrays.stream(distances).anyMatch(d -> d < 0)) {
      throw reference.fault("domain", "needs one distance a score, none negative");
    }
    return new DomainLimits(median, warn, noCall, distances);
  }
}
