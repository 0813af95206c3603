package org.chemosign.survival;

import java.util.List;
import java.util.Optional;

/**
 * Whether the effect of a treatment depends on the signature, which is what makes it predictive
 * rather than prognostic: one Cox model (Efron) with signature, treatment and their product,
 * stratified and adjusted as the cohort is. The ratios are those of the effects beside them,
 * because all come from the one model.
 *
 * @param treatment name of the column of treatments
 * @param account who it is about
 * @param arms curves by call within each treatment; scores in halves at their median
 * @param fit the model; empty where it was refused
 * @param refusal why there is no model
 */
public record TreatmentInteraction(
    String treatment,
    Account account,
    List<Arm> arms,
    Optional<Fit> fit,
    Optional<CohortModel.Refusal> refusal) {

  /** The patients of one treatment. */
  public record Arm(String treatment, List<GroupCurve> curves) {}

  /**
   * The effects and their test.
   *
   * @param model the whole model
   * @param callEffects hazard ratio of each term of the signature within each treatment
   * @param treatmentEffects hazard ratio of each treatment within each call; for scores at one
   *     standard deviation below and above the mean
   * @param ratios of hazard ratios: each product of signature and treatment
   * @param test likelihood ratio test of all products
   */
  public record Fit(
      CoxModel model,
      List<Effect> callEffects,
      List<Effect> treatmentEffects,
      List<CoxModel.Coefficient> ratios,
      ChiSquaredTest test) {}

  /**
   * An effect within some patients.
   *
   * @param within the treatment or call that the patients share, as "column: value"; for scores "-1
   *     SD" and "+1 SD"
   * @param effect hazard ratio of the term named
   */
  public record Effect(String within, CoxModel.Coefficient effect) {}
}
