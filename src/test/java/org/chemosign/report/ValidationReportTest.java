package org.chemosign.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.chemosign.guide.ProfileValidation;
import org.chemosign.survival.CohortColumn;
import org.chemosign.survival.CohortValidation;
import org.chemosign.survival.SurvivalCohort;
import org.chemosign.survival.ValidationPlan;
import org.chemosign.survival.ValidationResult;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class ValidationReportTest {

  private static final int PATIENTS = 80;

  private final List<String> ids = new ArrayList<>();
  private final double[] months = new double[PATIENTS];
  private final double[] events = new double[PATIENTS];
  private final double[] scores = new double[PATIENTS];
  private final List<String> calls = new ArrayList<>();

  /** The higher the score, the shorter the time, with noise. */
  ValidationReportTest() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < PATIENTS; i++) {
      ids.add("Patient/" + i);
      scores[i] = random.nextDouble();
      months[i] = 1 + 30 * (1 - scores[i]) + 20 * random.nextDouble();
      events[i] = random.nextDouble() < 0.8 ? 1 : 0;
      calls.add(scores[i] < 0.4 ? "sensitive" : "other");
    }
  }

  private ValidationResult run(CohortColumn column, ValidationPlan plan) {
    return CohortValidation.run(SurvivalCohort.of(ids, months, events, column), plan);
  }

  private MeasureReport report(Optional<ValidationResult> call) {
    ValidationResult score =
        run(new CohortColumn.Numbers("score", scores), ValidationPlan.standard());
    return new ValidationReport(score, call, "sensitive", PATIENTS + 5)
        .resource(new Reference("Group/1"), period(), List.of(new Reference("Library/1")));
  }

  private static Period period() {
    return new Period()
        .setStartElement(new DateTimeType("2024-01-01"))
        .setEndElement(new DateTimeType("2026-11-02"));
  }

  private Optional<ValidationResult> call() {
    return Optional.of(
        run(
            new CohortColumn.Categories("call", calls),
            ValidationPlan.standard().comparedWith(Optional.of("other"), Optional.empty())));
  }

  private static double value(MeasureReport report, String code) {
    return report.getGroup().stream()
        .filter(group -> group.getCode().getCodingFirstRep().getCode().equals(code))
        .findFirst()
        .map(group -> group.getMeasureScore().getValue().doubleValue())
        .orElseThrow();
  }

  @Test
  void saysOfTheScoreWhatTheCohortDoes() {
    MeasureReport report = report(call());

    assertThat(value(report, "concordance")).isBetween(0.6, 1.0);
    assertThat(value(report, "score-hazard-ratio")).isGreaterThan(1);
    assertThat(value(report, "call-hazard-ratio")).isLessThan(1);
    assertThat(value(report, "median-sensitive")).isGreaterThan(value(report, "median-other"));
    assertThat(report.getGroupFirstRep().getPopulation())
        .extracting(MeasureReport.MeasureReportGroupPopulationComponent::getCount)
        .containsExactly(PATIENTS + 5, PATIENTS, 5);
  }

  @Test
  void theConcordanceOfAScoreThatPointsTheOtherWayIsUnderOneHalf() {
    double forward = value(report(Optional.empty()), "concordance");
    for (int i = 0; i < PATIENTS; i++) {
      scores[i] = -scores[i];
    }
    MeasureReport report = report(Optional.empty());

    assertThat(value(report, "concordance")).isCloseTo(1 - forward, within(1e-7));
    assertThat(value(report, "concordance-low")).isLessThan(value(report, "concordance"));
    assertThat(value(report, "concordance-high")).isGreaterThan(value(report, "concordance"));
  }

  @Test
  void keepsTheProfileWithAndWithoutCalls() {
    ProfileValidation validation = new ProfileValidation(FhirContext.forR4Cached());

    assertThat(validation.validate(report(call())).isSuccessful()).isTrue();
    MeasureReport without = report(Optional.empty());
    assertThat(validation.validate(without).isSuccessful()).isTrue();
    assertThat(without.getGroup())
        .filteredOn(group -> group.getMeasureScore().getValue() == null)
        .allMatch(group -> group.getMeasureScore().getValueElement().hasExtension())
        .isNotEmpty();
  }

  @Test
  void hasOneGroupForEveryCodeOfTheSystemInItsOrder() {
    String text =
        new String(
            ProfilePackage.bundled().read("terminology/CodeSystem-validation-statistic.json"),
            java.nio.charset.StandardCharsets.UTF_8);
    CodeSystem system =
        FhirContext.forR4Cached().newJsonParser().parseResource(CodeSystem.class, text);

    assertThat(report(call()).getGroup())
        .extracting(MeasureReportGroupComponent::getCode)
        .extracting(code -> code.getCodingFirstRep().getCode())
        .containsExactlyElementsOf(
            system.getConcept().stream()
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .toList());
  }
}
