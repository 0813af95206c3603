package org.chemosign.survival;

import java.util.List;

/**
 * How well a score tells who has the event by a time from who does not: cumulative cases, dynamic
 * controls, each case weighted by the inverse of the Kaplan-Meier probability of not being censored
 * before its event (Uno 2007, DOI 10.1198/016214507000000149; Hung and Chiang 2010, DOI
 * 10.1002/cjs.10046). Censoring is taken not to depend on the score. The interval is that of the
 * percentiles of seeded bootstrap samples of patients.
 *
 * @param time months
 * @param auc area under the curve; NaN where nobody had the event by then or nobody was followed
 *     beyond
 * @param cases patients with the event by that time
 * @param controls patients followed beyond it
 * @param points the curve from (0, 0) to (1, 1)
 */
public record TimeDependentRoc(
    double time, Estimate auc, int cases, int controls, List<Point> points) {

  /** Copies the points. */
  public TimeDependentRoc {
    points = List.copyOf(points);
  }

  /** A point of the curve: one threshold of the score. */
  public record Point(double falsePositives, double truePositives) {}
}
