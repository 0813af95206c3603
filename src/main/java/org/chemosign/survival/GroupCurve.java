package org.chemosign.survival;

import java.util.List;

/**
 * The survival of the patients of one call.
 *
 * @param level the call, or the part of the scores
 * @param patients number of patients
 * @param events number of events
 * @param curve Kaplan-Meier
 * @param median median survival in months, NaN where it is not reached
 * @param points survival at the times of the plan
 */
public record GroupCurve(
    String level,
    int patients,
    int events,
    SurvivalCurve curve,
    Estimate median,
    List<Point> points) {

  /**
   * Survival at a time.
   *
   * @param atRisk patients followed at least so long
   * @param survival NaN beyond the last follow-up of the group
   */
  public record Point(double time, int atRisk, Estimate survival) {}

  static GroupCurve of(String level, Outcomes outcomes, ValidationPlan plan) {
    SurvivalCurve curve = SurvivalCurve.of(outcomes);
    List<Point> points =
        plan.times().stream()
            .map(
                time ->
                    new Point(
                        time, curve.atRiskAt(time), curve.at(time, plan.band(), plan.level())))
            .toList();
    return new GroupCurve(
        level,
        outcomes.size(),
        outcomes.events(),
        curve,
        curve.median(plan.band(), plan.level()),
        points);
  }
}
