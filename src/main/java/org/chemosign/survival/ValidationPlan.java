package org.chemosign.survival;

import java.util.List;
import java.util.Optional;

/**
 * What is asked of a cohort; settled before its outcomes are looked at.
 *
 * @param signature name of the signature, as the report prints it; empty where it has none
 * @param endpoint the outcome in words, such as "overall survival"
 * @param reference level of the calls that the others are compared with; the first where empty
 * @param treatmentReference treatment that the others are compared with; the first where empty
 * @param times months at which survival and ROC are reported
 * @param level of the confidence intervals
 * @param band scale of the intervals of survival
 */
public record ValidationPlan(
    String signature,
    String endpoint,
    Optional<String> reference,
    Optional<String> treatmentReference,
    List<Double> times,
    double level,
    ConfidenceType band) {

  /** Checks times and level. */
  public ValidationPlan {
    times = times.stream().distinct().sorted().toList();
    if (times.stream().anyMatch(time -> !(time > 0) || time.isInfinite())) {
      throw new CohortException("times have to be months above 0, but are " + times);
    }
    if (!(level > 0.5 && level < 1)) {
      throw new CohortException("the confidence level has to be above 0.5 and below 1");
    }
  }

  /**
   * Survival at 12 and 24 months, 95 % intervals on the log-log scale, first levels as reference.
   */
  public static ValidationPlan standard() {
    return new ValidationPlan(
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        List.of(12.0, 24.0),
        0.95,
        ConfidenceType.LOG_LOG);
  }

  /** The same plan for a signature and an endpoint in words. */
  public ValidationPlan of(String signatureName, String endpointName) {
    return new ValidationPlan(
        signatureName, endpointName, reference, treatmentReference, times, level, band);
  }

  /** The same plan with levels to compare with. */
  public ValidationPlan comparedWith(Optional<String> call, Optional<String> treatment) {
    return new ValidationPlan(signature, endpoint, call, treatment, times, level, band);
  }

  /** The same plan with other times, in months. */
  public ValidationPlan at(List<Double> months) {
    return new ValidationPlan(
        signature, endpoint, reference, treatmentReference, months, level, band);
  }

  /** The same plan with other intervals of survival. */
  public ValidationPlan banded(ConfidenceType type) {
    return new ValidationPlan(
        signature, endpoint, reference, treatmentReference, times, level, type);
  }
}
