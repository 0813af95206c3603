package org.chemosign.operation.validate;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.chemosign.operation.Refusal;
import org.chemosign.survival.CohortColumn;
import org.chemosign.survival.CohortException;
import org.chemosign.survival.CohortValidation;
import org.chemosign.survival.SurvivalCohort;
import org.chemosign.survival.ValidationPlan;
import org.chemosign.survival.ValidationResult;

/**
 * Runs both questions on the members of a cohort: the score, and the call predicted sensitive
 * against all others.
 *
 * @param name what the cohort is called
 * @param members its patients
 * @param plan signature and endpoint in words
 */
record SignatureCohort(String name, List<CohortReading.Member> members, ValidationPlan plan) {

  static final String SENSITIVE = "predicted sensitive";
  static final String OTHER = "not predicted sensitive";

  /** What the score says; refused when the cohort cannot be analysed. */
  ValidationResult score() {
    try {
      double[] scores = numbers(member -> member.score().score());
      return CohortValidation.run(cohort(new CohortColumn.Numbers("score", scores)), plan);
    } catch (CohortException e) {
      throw Refusal.TOO_FEW.at("Group", e.getMessage());
    }
  }

  /** What the call says; empty when all patients have the same call. */
  Optional<ValidationResult> call() {
    List<String> calls =
        members.stream().map(member -> member.score().sensitive() ? SENSITIVE : OTHER).toList();
    if (calls.stream().distinct().count() < 2) {
      return Optional.empty();
    }
    ValidationPlan compared = plan.comparedWith(Optional.of(OTHER), Optional.empty());
    return Optional.of(
        CohortValidation.run(cohort(new CohortColumn.Categories("call", calls)), compared));
  }

  private SurvivalCohort cohort(CohortColumn predictor) {
    SurvivalCohort cohort =
        SurvivalCohort.of(
                members.stream().map(CohortReading.Member::patient).toList(),
                numbers(member -> member.outcome().months()),
                numbers(member -> member.outcome().event() ? 1 : 0),
                predictor)
            .named(name);
    List<String> treatments =
        members.stream().map(member -> member.outcome().treatment().orElse(null)).toList();
    boolean compared = treatments.stream().filter(t -> t != null).distinct().count() > 1;
    return compared
        ? cohort.treatedWith(new CohortColumn.Categories("treatment", treatments))
        : cohort;
  }

  private double[] numbers(ToDoubleFunction<CohortReading.Member> number) {
    return members.stream().mapToDouble(number).toArray();
  }
}
