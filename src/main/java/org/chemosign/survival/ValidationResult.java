package org.chemosign.survival;

import java.util.List;
import java.util.Optional;

/**
 * Everything that was computed of a cohort. Hazard ratios above 1 mean the event comes earlier.
 * Same cohort and plan give the same result.
 *
 * @param cohort name of the cohort
 * @param plan what was asked
 * @param predictor what the signature said
 * @param account who the unadjusted analyses are about
 * @param followUp median follow-up in months (reverse Kaplan-Meier)
 * @param strata names of the columns that stratify every test and model
 * @param groupings patients in groups; the first is the main one
 * @param models Cox models, unadjusted first
 * @param roc time-dependent ROC of the linear predictor of the unadjusted model; empty without it
 * @param interaction signature by treatment; empty where the cohort has no treatment
 * @param multiplicity all tests made of the signature
 * @param findings the answers to the two questions
 * @param cautions what a reader has to know
 */
public record ValidationResult(
    String cohort,
    ValidationPlan plan,
    PredictorSummary predictor,
    Account account,
    Estimate followUp,
    List<String> strata,
    List<Grouping> groupings,
    List<CohortModel> models,
    List<TimeDependentRoc> roc,
    Optional<TreatmentInteraction> interaction,
    Multiplicity multiplicity,
    List<Finding> findings,
    List<Caution> cautions) {

  /**
   * What the signature said.
   *
   * @param name of its column
   * @param score whether it is a score; calls otherwise
   * @param levels the calls, that which the others are compared with first; empty for a score
   * @param mean of a score; NaN for calls
   * @param standardDeviation of a score, the unit of its hazard ratio; NaN for calls
   */
  public record PredictorSummary(
      String name, boolean score, List<String> levels, double mean, double standardDeviation) {}

  /** The answer to a question. */
  public Finding finding(Finding.Question question) {
    return findings.stream()
        .filter(finding -> finding.question() == question)
        .findFirst()
        .orElseThrow();
  }

  /** The model with or without covariates, where there is one. */
  public Optional<CohortModel> model(CohortModel.Kind kind) {
    return models.stream().filter(model -> model.kind() == kind).findFirst();
  }
}
