package org.chemosign.survival;

import java.util.Optional;

/**
 * A Cox model of the signature in a cohort, or the reason why there is none.
 *
 * @param kind with or without covariates
 * @param account who it is about
 * @param predictorTerms how many of its first terms belong to the signature; covariates follow
 * @param fit the model; empty where it was refused
 * @param refusal why there is no model
 */
public record CohortModel(
    Kind kind, Account account, int predictorTerms, Optional<Fit> fit, Optional<Refusal> refusal) {

  /** Which terms a model holds. */
  public enum Kind {
    /** The signature alone. */
    UNADJUSTED("unadjusted"),
    /** The signature with the covariates. */
    ADJUSTED("adjusted");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** Code in files. */
    public String code() {
      return code;
    }
  }

  /**
   * A fitted model.
   *
   * @param efron the model with Efron's treatment of ties; all else here is of this one
   * @param breslow the same with Breslow's, to compare with other programs
   * @param predictor test that no term of the signature matters (Wald)
   * @param hazards whether hazard ratios stay the same over time
   * @param concordance of the linear predictor, in the same patients that fitted it
   */
  public record Fit(
      CoxModel efron,
      CoxModel breslow,
      ChiSquaredTest predictor,
      ProportionalHazards hazards,
      Concordance concordance) {}

  /**
   * Why a model was not fitted.
   *
   * @param term the term concerned; empty where it is none
   * @param words in English, one line
   */
  public record Refusal(CoxFitException.Reason reason, String term, String words) {

    static Refusal of(CoxFitException problem) {
      return new Refusal(problem.reason(), problem.term(), problem.getMessage());
    }
  }

  /** The terms of a model, those of the signature first. */
  record Terms(Design predictor, Design covariates) {}

  static CohortModel fit(Kind kind, CompleteCases cases, Terms terms, double level) {
    int predictorTerms = terms.predictor.size();
    SurvivalCohort cohort = cases.cohort();
    int[] strata = Strata.of(cohort.strata(), cohort.size());
    try {
      Design design = terms.predictor.and(terms.covariates);
      CoxRegression regression = new CoxRegression(cohort.outcomes(), design, strata, level);
      Fit fit = fit(regression, predictorTerms, strata);
      return new CohortModel(
          kind, cases.account(), predictorTerms, Optional.of(fit), Optional.empty());
    } catch (CoxFitException problem) {
      return new CohortModel(
          kind,
          cases.account(),
          predictorTerms,
          Optional.empty(),
          Optional.of(Refusal.of(problem)));
    }
  }

  private static Fit fit(CoxRegression regression, int predictorTerms, int[] strata) {
    CoxModel efron = regression.fit(Ties.EFRON);
    return new Fit(
        efron,
        regression.fit(Ties.BRESLOW),
        efron.waldOfFirst(predictorTerms),
        ProportionalHazards.of(regression, efron),
        Concordance.of(regression.outcomes(), regression.risk(efron), strata, regression.level()));
  }
}
