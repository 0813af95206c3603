package org.chemosign.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortValidationTest {

  private static final ValidationPlan PLAN = ValidationPlan.standard();

  @Test
  void aPredictiveSignatureIsToldFromAPrognosticOne() {
    ValidationResult predictive =
        CohortValidation.run(TrialSimulation.trial(1, 600, 0, -1.2), PLAN);
    ValidationResult prognostic =
        CohortValidation.run(TrialSimulation.trial(2, 600, -0.9, 0), PLAN);
    ValidationResult neither = CohortValidation.run(TrialSimulation.trial(3, 600, 0, 0), PLAN);
    assertThat(verdict(predictive, Finding.Question.PREDICTIVE)).isEqualTo(Finding.Verdict.SHOWN);
    assertThat(verdict(prognostic, Finding.Question.PROGNOSTIC)).isEqualTo(Finding.Verdict.SHOWN);
    assertThat(verdict(prognostic, Finding.Question.PREDICTIVE))
        .isEqualTo(Finding.Verdict.NOT_SHOWN);
    assertThat(verdict(neither, Finding.Question.PROGNOSTIC)).isEqualTo(Finding.Verdict.NOT_SHOWN);
    assertThat(verdict(neither, Finding.Question.PREDICTIVE)).isEqualTo(Finding.Verdict.NOT_SHOWN);
  }

  /** The ratio of hazard ratios is the ratio of the effects shown beside it. */
  @Test
  void interactionAndEffectsBelongTogether() {
    ValidationResult result = CohortValidation.run(TrialSimulation.trial(1, 600, -0.3, -1.2), PLAN);
    TreatmentInteraction.Fit fit = result.interaction().orElseThrow().fit().orElseThrow();
    double ratio = fit.ratios().get(0).logHazardRatio();
    assertThat(fit.callEffects())
        .extracting(TreatmentInteraction.Effect::within)
        .containsExactly("arm: A", "arm: B");
    assertThat(log(fit.callEffects(), 1) - log(fit.callEffects(), 0))
        .isCloseTo(ratio, within(1e-12));
    assertThat(log(fit.treatmentEffects(), 1) - log(fit.treatmentEffects(), 0))
        .isCloseTo(ratio, within(1e-12));
    assertThat(ratio).isCloseTo(-1.2, within(3 * fit.ratios().get(0).standardError()));
    assertThat(result.multiplicity().tests()).hasSize(6);
  }

  /** Turning the reference around turns the ratio around and keeps the interaction. */
  @Test
  void referencesTurnRatiosAroundAndNoTest() {
    SurvivalCohort cohort = TrialSimulation.trial(4, 400, -0.6, -0.5);
    ValidationResult one = CohortValidation.run(cohort, PLAN);
    ValidationResult other =
        CohortValidation.run(cohort, PLAN.comparedWith(Optional.of("sensitive"), Optional.of("B")));
    assertThat(first(other)).isCloseTo(-first(one), within(1e-9));
    assertThat(other.interaction().orElseThrow().fit().orElseThrow().test().statistic())
        .isCloseTo(
            one.interaction().orElseThrow().fit().orElseThrow().test().statistic(), within(1e-8));
    assertThat(other.groupings().get(0).logRank().test().statistic())
        .isCloseTo(one.groupings().get(0).logRank().test().statistic(), within(1e-9));
  }

  @Test
  void aScoreIsAnalysedPerStandardDeviationAndInParts() {
    SurvivalCohort cohort = scored(200, 0.6);
    ValidationResult result = CohortValidation.run(cohort, PLAN);
    SurvivalCohort larger =
        SurvivalCohort.of(
            cohort.ids(),
            cohort.time(),
            cohort.event(),
            new CohortColumn.Numbers("score", times(cohort.predictor(), 50)));
    assertThat(first(CohortValidation.run(larger, PLAN))).isCloseTo(first(result), within(1e-9));
    assertThat(result.groupings())
        .extracting(Grouping::kind)
        .containsExactly(Grouping.Kind.TERTILES, Grouping.Kind.MEDIAN);
    assertThat(result.groupings().get(0).curves())
        .extracting(GroupCurve::patients)
        .containsExactly(67, 66, 67);
    assertThat(result.cautions()).extracting(Caution::kind).contains(Caution.Kind.COHORT_CUTS);
    assertThat(result.finding(Finding.Question.PREDICTIVE).verdict())
        .isEqualTo(Finding.Verdict.NOT_TESTED);
  }

  @Test
  void eachAnalysisCountsItsOwnCompleteCases() {
    SurvivalCohort cohort = scored(100, 0.5);
    double[] age = new double[100];
    Arrays.setAll(age, i -> i < 7 ? Double.NaN : 50 + i % 13);
    ValidationResult result =
        CohortValidation.run(
            cohort.adjustedFor(List.of(new CohortColumn.Numbers("age", age))), PLAN);
    assertThat(result.account().excluded()).isZero();
    Account adjusted = result.model(CohortModel.Kind.ADJUSTED).orElseThrow().account();
    assertThat(adjusted.exclusions())
        .containsExactly(new Account.Exclusion(Account.Reason.MISSING, "age", 7));
    assertThat(adjusted.analysed()).isEqualTo(93);
  }

  @Test
  void separationIsPartOfTheResultInWords() {
    double[] time = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    double[] event = {1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
    List<String> calls = IntStream.range(0, 12).mapToObj(i -> i < 6 ? "bad" : "good").toList();
    ValidationResult result =
        CohortValidation.run(
            SurvivalCohort.of(ids(12), time, event, new CohortColumn.Categories("call", calls)),
            PLAN.at(List.of(6.0, 60.0)));
    CohortModel model = result.models().get(0);
    assertThat(model.fit()).isEmpty();
    assertThat(model.refusal().orElseThrow().reason())
        .isEqualTo(CoxFitException.Reason.MONOTONE_LIKELIHOOD);
    assertThat(model.refusal().orElseThrow().words()).contains("no finite estimate");
    assertThat(result.finding(Finding.Question.PROGNOSTIC).verdict())
        .isEqualTo(Finding.Verdict.TOO_FEW_EVENTS);
    assertThat(result.cautions())
        .extracting(Caution::kind)
        .contains(
            Caution.Kind.MODEL_REFUSED,
            Caution.Kind.FEW_EVENTS,
            Caution.Kind.BEYOND_FOLLOW_UP,
            Caution.Kind.SMALL_GROUP);
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    SurvivalCohort cohort = TrialSimulation.trial(5, 50, 0, 0);
    assertThatThrownBy(
            () ->
                CohortValidation.run(
                    cohort, PLAN.comparedWith(Optional.of("basal"), Optional.empty())))
        .isInstanceOf(CohortException.class)
        .hasMessageContaining("reference 'basal'")
        .hasMessageContaining("resistant, sensitive");
    SurvivalCohort same =
        SurvivalCohort.of(
            ids(3),
            new double[] {1, 2, 3},
            new double[] {1, 1, 0},
            new CohortColumn.Categories("call", List.of("x", "x", "x")));
    assertThatThrownBy(() -> CohortValidation.run(same, PLAN))
        .hasMessageContaining("'call' has one value only");
    SurvivalCohort eventless =
        SurvivalCohort.of(
            ids(2),
            new double[] {1, 2},
            new double[2],
            new CohortColumn.Categories("call", List.of("x", "y")));
    assertThatThrownBy(() -> CohortValidation.run(eventless, PLAN))
        .hasMessageContaining("no event among the 2 patients");
  }

  @Test
  void aPatientCountsOnce() {
    CohortColumn calls = new CohortColumn.Categories("call", List.of("x", "y"));
    double[] values = {1, 1};
    assertThatThrownBy(() -> SurvivalCohort.of(List.of("P1", "P1"), values, values, calls))
        .isInstanceOf(CohortException.class)
        .hasMessageContaining("more than once");
  }

  private static SurvivalCohort scored(int size, double effect) {
    SplittableRandom random = new SplittableRandom(size);
    double[] score = RandomCohorts.normals(random, size);
    double[] logHazard = Arrays.stream(score).map(x -> effect * x).toArray();
    Outcomes outcomes = RandomCohorts.outcomes(random, logHazard, false);
    double[] event = new double[size];
    Arrays.setAll(event, i -> outcomes.event()[i] ? 1 : 0);
    return SurvivalCohort.of(
        ids(size), outcomes.time(), event, new CohortColumn.Numbers("score", score));
  }

  private static double[] times(CohortColumn column, double factor) {
    return Arrays.stream(((CohortColumn.Numbers) column).values()).map(x -> factor * x).toArray();
  }

  private static List<String> ids(int size) {
    return IntStream.range(0, size).mapToObj(i -> "P" + i).toList();
  }

  private static double first(ValidationResult result) {
    return result
        .models()
        .get(0)
        .fit()
        .orElseThrow()
        .efron()
        .coefficients()
        .get(0)
        .logHazardRatio();
  }

  private static double log(List<TreatmentInteraction.Effect> effects, int index) {
    return effects.get(index).effect().logHazardRatio();
  }

  private static Finding.Verdict verdict(ValidationResult result, Finding.Question question) {
    return result.finding(question).verdict();
  }
}
