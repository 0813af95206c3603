package org.chemosign.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Estimates {@link TreatmentInteraction}. */
final class InteractionEstimation {

  private final CompleteCases cases;
  private final Predictor predictor;
  private final ValidationPlan plan;
  private final CohortColumn.Categories treatment;
  private final String treatmentReference;
  private final Design calls;
  private final Design treatments;

  InteractionEstimation(CompleteCases cases, ValidationPlan plan) {
    this.cases = cases;
    this.plan = plan;
    this.predictor = Predictor.of(cases.cohort().predictor(), plan);
    this.treatment = cases.cohort().treatment().orElseThrow();
    this.treatmentReference = Predictor.reference(treatment, plan.treatmentReference());
    this.calls = predictor.design();
    this.treatments = Design.of(treatment, treatmentReference);
  }

  TreatmentInteraction estimate() {
    List<TreatmentInteraction.Arm> arms = treatment.levels().stream().map(this::arm).toList();
    try {
      return new TreatmentInteraction(
          treatment.name(), cases.account(), arms, Optional.of(fit()), Optional.empty());
    } catch (CoxFitException problem) {
      return new TreatmentInteraction(
          treatment.name(),
          cases.account(),
          arms,
          Optional.empty(),
          Optional.of(CohortModel.Refusal.of(problem)));
    }
  }

  private TreatmentInteraction.Arm arm(String level) {
    Grouping.Groups groups = predictor.finestGroups();
    Outcomes outcomes = cases.cohort().outcomes();
    List<GroupCurve> curves = new ArrayList<>();
    for (int group = 0; group < groups.levels().size(); group++) {
      int[] rows =
          java.util.Arrays.stream(groups.rows(group))
              .filter(row -> level.equals(treatment.values().get(row)))
              .toArray();
      if (rows.length > 0) {
        curves.add(GroupCurve.of(groups.levels().get(group), outcomes.of(rows), plan));
      }
    }
    return new TreatmentInteraction.Arm(level, List.copyOf(curves));
  }

  private TreatmentInteraction.Fit fit() {
    SurvivalCohort cohort = cases.cohort();
    int[] strata = Strata.of(cohort.strata(), cohort.size());
    Design main = calls.and(treatments);
    Design covariates = Predictor.covariates(cohort);
    Design full = main.and(calls.times(treatments)).and(covariates);
    Outcomes outcomes = cohort.outcomes();
    CoxModel model = new CoxRegression(outcomes, full, strata, plan.level()).fit(Ties.EFRON);
    CoxModel without =
        new CoxRegression(outcomes, main.and(covariates), strata, plan.level()).fit(Ties.EFRON);
    int products = calls.size() * treatments.size();
    double ratio = 2 * (model.logLikelihood() - without.logLikelihood());
    return new TreatmentInteraction.Fit(
        model,
        callEffects(model),
        treatmentEffects(model),
        model.coefficients().subList(main.size(), main.size() + products),
        ChiSquaredTest.of(ratio, products));
  }

  /** Within each treatment: the term of the signature and its product with that treatment. */
  private List<TreatmentInteraction.Effect> callEffects(CoxModel model) {
    List<TreatmentInteraction.Effect> effects = new ArrayList<>();
    List<String> levels = new ArrayList<>(treatment.levels());
    levels.remove(treatmentReference);
    for (String arm : treatment.levels()) {
      for (int call = 0; call < calls.size(); call++) {
        double[] weights = new double[model.coefficients().size()];
        weights[call] = 1;
        if (levels.contains(arm)) {
          weights[product(call, levels.indexOf(arm))] = 1;
        }
        effects.add(effect(treatment.name() + ": " + arm, calls.terms().get(call), model, weights));
      }
    }
    return List.copyOf(effects);
  }

  /** Within each call: the treatment and its product with that call. */
  private List<TreatmentInteraction.Effect> treatmentEffects(CoxModel model) {
    List<TreatmentInteraction.Effect> effects = new ArrayList<>();
    for (Predictor.Place place : predictor.places()) {
      for (int arm = 0; arm < treatments.size(); arm++) {
        double[] weights = new double[model.coefficients().size()];
        weights[calls.size() + arm] = 1;
        for (int call = 0; call < calls.size(); call++) {
          weights[product(call, arm)] = place.values()[call];
        }
        effects.add(effect(place.name(), treatments.terms().get(arm), model, weights));
      }
    }
    return List.copyOf(effects);
  }

  private int product(int call, int arm) {
    return calls.size() + treatments.size() + arm * calls.size() + call;
  }

  private TreatmentInteraction.Effect effect(
      String within, String term, CoxModel model, double[] weights) {
    return new TreatmentInteraction.Effect(within, model.contrast(term, weights, plan.level()));
  }
}
