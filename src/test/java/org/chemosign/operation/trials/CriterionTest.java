package org.chemosign.operation.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chemosign.operation.trials.Finding.Outcome;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Group.GroupCharacteristicComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

class CriterionTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-06-15");
  private static final String SNOMED = "http://snomed.info/sct";

  private static CodeableConcept concept(String system, String code) {
    CodeableConcept concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(code);
    return concept;
  }

  private static Criterion criterion(String code, Type value, boolean exclude) {
    return new Criterion(
        new GroupCharacteristicComponent()
            .setCode(concept(PatientFacts.CRITERION, code))
            .setValue(value)
            .setExclude(exclude));
  }

  private static Patient born(String date) {
    Patient patient = new Patient();
    patient.setId("p");
    if (date != null) {
      patient.setBirthDateElement(new DateType(date));
    }
    return patient;
  }

  private static Condition condition(String system, String code, String extent) {
    Condition condition = new Condition();
    condition.setId("c");
    condition.setCode(concept(system, code));
    condition.setRecordedDateElement(new DateTimeType("2026-03-01"));
    if (extent != null) {
      condition.addStage().setSummary(concept(Canonicals.codeSystem("disease-extent"), extent));
    }
    return condition;
  }

  private static PatientFacts with(Condition... conditions) {
    return new PatientFacts(born(null), List.of(conditions), List.of(), List.of());
  }

  private static Outcome outcome(Criterion criterion, PatientFacts facts) {
    return criterion.of(facts, TODAY).outcome();
  }

  @Test
  void theDiagnosisIsRecordedAbsentOrUnknown() {
    Criterion diagnosis = criterion("diagnosis", concept(SNOMED, "700423003"), false);
    assertThat(outcome(diagnosis, with(condition(SNOMED, "700423003", null))))
        .isEqualTo(Outcome.MET);
    assertThat(outcome(diagnosis, with())).isEqualTo(Outcome.UNKNOWN);
    assertThat(outcome(diagnosis, with(condition(SNOMED, "254637007", null))))
        .isEqualTo(Outcome.NOT_MET);
    assertThat(outcome(diagnosis, with(condition("http://hl7.org/fhir/sid/icd-10", "C25.0", null))))
        .isEqualTo(Outcome.UNKNOWN);
    Condition unsure = condition(SNOMED, "700423003", null);
    unsure.setVerificationStatus(concept("any", "provisional"));
    assertThat(outcome(diagnosis, with(unsure))).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void theNewestExtentCounts() {
    Criterion metastatic =
        criterion(
            "disease-extent",
            concept(Canonicals.codeSystem("disease-extent"), "metastatic"),
            false);
    Condition early = condition(SNOMED, "700423003", "resectable");
    early.setRecordedDateElement(new DateTimeType("2025-01-01"));
    Condition late = condition(SNOMED, "700423003", "metastatic");
    assertThat(outcome(metastatic, with(late, early))).isEqualTo(Outcome.MET);
    assertThat(outcome(metastatic, with(early))).isEqualTo(Outcome.NOT_MET);
    assertThat(outcome(metastatic, with(condition(SNOMED, "700423003", null))))
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void anAgeIsOnlyAsExactAsTheBirthDate() {
    Range range = new Range();
    range.setLow(new Quantity().setValue(18)).setHigh(new Quantity().setValue(75));
    Criterion age = criterion("age", range, false);
    assertThat(outcome(age, aged("1951-06-15"))).isEqualTo(Outcome.MET);
    assertThat(outcome(age, aged("1950-06-15"))).isEqualTo(Outcome.NOT_MET);
    assertThat(outcome(age, aged("1950"))).isEqualTo(Outcome.UNKNOWN);
    assertThat(outcome(age, aged("1950-07"))).isEqualTo(Outcome.MET);
    assertThat(outcome(age, aged("1940"))).isEqualTo(Outcome.NOT_MET);
    assertThat(outcome(age, aged(null))).isEqualTo(Outcome.UNKNOWN);
    assertThat(
            new AgeRange(java.util.Optional.of(BigDecimal.TEN), java.util.Optional.empty())
                .contains("2016-06-15", TODAY))
        .contains(true);
  }

  private static PatientFacts aged(String birth) {
    return new PatientFacts(born(birth), List.of(), List.of(), List.of());
  }

  @Test
  void earlierTreatmentIsStatedOrRecordedButNeverAssumed() {
    Criterion untreated = criterion("earlier-systemic-treatment", new BooleanType(true), true);
    Condition metastatic = condition(SNOMED, "700423003", "metastatic");
    assertThat(outcome(untreated, with(metastatic))).isEqualTo(Outcome.UNKNOWN);
    assertThat(outcome(untreated, treated(metastatic, "2026-04-01"))).isEqualTo(Outcome.NOT_MET);
    assertThat(outcome(untreated, treated(metastatic, "2025-04-01"))).isEqualTo(Outcome.UNKNOWN);
    Observation none = statement("earlier-systemic-treatment");
    none.setValue(new BooleanType(false));
    PatientFacts stated =
        new PatientFacts(born(null), List.of(metastatic), List.of(none), List.of());
    assertThat(outcome(untreated, stated)).isEqualTo(Outcome.MET);
    assertThat(untreated.of(stated, TODAY).resource()).contains("Observation/o");
  }

  private static PatientFacts treated(Condition condition, String date) {
    Procedure chemotherapy = new Procedure();
    chemotherapy.setId("x");
    chemotherapy.setCode(concept(SNOMED, "367336001")).setPerformed(new DateTimeType(date));
    return new PatientFacts(born(null), List.of(condition), List.of(), List.of(chemotherapy));
  }

  private static Observation statement(String criterion) {
    Observation statement = new Observation();
    statement.setId("o");
    statement.setCode(concept(PatientFacts.CRITERION, criterion));
    return statement;
  }

  @Test
  void fitnessForARegimenIsOnlyWhatSomebodyStated() {
    CodeableConcept regimen = concept(Canonicals.codeSystem("regimen"), "mfolfirinox");
    Criterion unfit = criterion("suited-to-regimen", regimen, true);
    assertThat(outcome(unfit, with())).isEqualTo(Outcome.UNKNOWN);
    Observation statement = statement("suited-to-regimen");
    statement.addComponent().setCode(regimen.copy()).setValue(new BooleanType(false));
    PatientFacts stated = new PatientFacts(born(null), List.of(), List.of(statement), List.of());
    assertThat(outcome(unfit, stated)).isEqualTo(Outcome.MET);
    assertThat(outcome(criterion("suited-to-regimen", regimen, false), stated))
        .isEqualTo(Outcome.NOT_MET);
  }

  @Test
  void oneUnmetCriterionDecidesAndUnknownDoesNot() {
    List<Criterion> criteria =
        List.of(
            criterion("diagnosis", concept(SNOMED, "700423003"), false),
            criterion("something-else", new BooleanType(true), false));
    assertThat(
            PatientMatch.of(with(condition(SNOMED, "700423003", null)), criteria, TODAY).result())
        .isEqualTo("unknown");
    assertThat(PatientMatch.of(with(condition(SNOMED, "1", null)), criteria, TODAY).result())
        .isEqualTo("no-match");
    assertThat(
            PatientMatch.of(
                    with(condition(SNOMED, "700423003", null)), criteria.subList(0, 1), TODAY)
                .result())
        .isEqualTo("match");
  }

  @Test
  void theDeadAreInNoTrial() {
    Patient patient = born(null);
    patient.setDeceased(new BooleanType(true));
    PatientFacts facts =
        new PatientFacts(
            patient, List.of(condition(SNOMED, "700423003", null)), List.of(), List.of());
    assertThat(
            PatientMatch.of(
                    facts,
                    List.of(criterion("diagnosis", concept(SNOMED, "700423003"), false)),
                    TODAY)
                .result())
        .isEqualTo("no-match");
  }
}
