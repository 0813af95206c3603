package org.chemosign.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a signature is worth in a cohort: curves, log-rank, Cox models, concordance, ROC at given
 * times and, where treatments are known, the interaction of signature and treatment.
 */
public final class CohortValidation {

  private final SurvivalCohort cohort;
  private final ValidationPlan plan;

  private CohortValidation(SurvivalCohort cohort, ValidationPlan plan) {
    this.cohort = cohort;
    this.plan = plan;
  }

  /**
   * Runs a plan on a cohort. A model without a finite estimate is part of the result, with the
   * reason.
   *
   * @throws CohortException when there is nothing to compare: no complete patient, no event, one
   *     group only, or a reference that no patient has
   */
  public static ValidationResult run(SurvivalCohort cohort, ValidationPlan plan) {
    return new CohortValidation(cohort, plan).run();
  }

  private ValidationResult run() {
    CompleteCases cases = complete(List.of(cohort.predictor()));
    Predictor predictor = Predictor.of(cases.cohort().predictor(), plan);
    List<Grouping> groupings = predictor.groupings(cases.cohort());
    List<CohortModel> models = models(cases, predictor);
    Optional<TreatmentInteraction> interaction = cohort.treatment().map(this::interaction);
    List<Multiplicity.Raw> raw = Tests.made(predictor.summary(), groupings, models, interaction);
    Multiplicity multiplicity = Multiplicity.of(raw);
    Outcomes outcomes = cases.cohort().outcomes();
    ValidationResult result =
        new ValidationResult(
            cohort.name(),
            plan,
            predictor.summary(),
            cases.account(),
            SurvivalCurve.of(outcomes.reversed()).median(plan.band(), plan.level()),
            cohort.strata().stream().map(CohortColumn.Categories::name).toList(),
            groupings,
            models,
            roc(cases, predictor),
            interaction,
            multiplicity,
            Tests.findings(cases.account(), multiplicity),
            List.of());
    return Cautions.addTo(result);
  }

  private CompleteCases complete(List<? extends CohortColumn> columns) {
    List<CohortColumn> needed = Stream.concat(columns.stream(), cohort.strata().stream()).toList();
    CompleteCases cases = CompleteCases.of(cohort, needed);
    if (cases.account().analysed() == 0) {
      throw new CohortException(
          "no patient of %d has all of time, event, %s"
              .formatted(
                  cohort.size(),
                  String.join(", ", needed.stream().map(CohortColumn::name).toList())));
    }
    if (cases.account().events() == 0) {
      throw new CohortException(
          "no event among the %d patients analysed".formatted(cases.account().analysed()));
    }
    return cases;
  }

  private List<CohortModel> models(CompleteCases cases, Predictor predictor) {
    List<CohortModel> models = new ArrayList<>();
    models.add(
        CohortModel.fit(
            CohortModel.Kind.UNADJUSTED,
            cases,
            new CohortModel.Terms(predictor.design(), Design.empty()),
            plan.level()));
    if (!cohort.covariates().isEmpty()) {
      models.add(adjusted());
    }
    return models;
  }

  private CohortModel adjusted() {
    CompleteCases cases =
        complete(
            Stream.concat(Stream.of(cohort.predictor()), cohort.covariates().stream()).toList());
    Design signature = Predictor.of(cases.cohort().predictor(), plan).design();
    return CohortModel.fit(
        CohortModel.Kind.ADJUSTED,
        cases,
        new CohortModel.Terms(signature, Predictor.covariates(cases.cohort())),
        plan.level());
  }

  private TreatmentInteraction interaction(CohortColumn.Categories treatment) {
    List<CohortColumn> needed = new ArrayList<>(List.of(cohort.predictor(), treatment));
    needed.addAll(cohort.covariates());
    return new InteractionEstimation(complete(needed), plan).estimate();
  }

  private List<TimeDependentRoc> roc(CompleteCases cases, Predictor predictor) {
    SurvivalCohort complete = cases.cohort();
    Outcomes outcomes = complete.outcomes();
    int[] strata = Strata.of(complete.strata(), complete.size());
    double[] risk;
    try {
      CoxRegression regression =
          new CoxRegression(outcomes, predictor.design(), strata, plan.level());
      risk = regression.risk(regression.fit(Ties.EFRON));
    } catch (CoxFitException saidWithTheModel) {
      return List.of();
    }
    RocEstimation estimation = new RocEstimation(outcomes, risk, plan.level());
    return plan.times().stream().map(estimation::at).toList();
  }
}
