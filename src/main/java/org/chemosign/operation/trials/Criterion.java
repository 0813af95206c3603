package org.chemosign.operation.trials;

import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Group.GroupCharacteristicComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Range;

/**
 * One coded criterion of a trial, held against what the record says of a patient.
 *
 * @param characteristic the criterion as the Group states it
 */
record Criterion(GroupCharacteristicComponent characteristic) {

  private static final String SNOMED = "http://snomed.info/sct";

  /** Chemotherapy (procedure), as in HL7's own example Procedure/f201 of FHIR. */
  private static final String CHEMOTHERAPY = "367336001";

  /** Code in CodeSystem/eligibility-criterion; the text where there is no such code. */
  String code() {
    return characteristic.getCode().getCoding().stream()
        .filter(coding -> PatientFacts.CRITERION.equals(coding.getSystem()))
        .map(coding -> coding.getCode())
        .findFirst()
        .orElse(String.valueOf(characteristic.getCode().getText()));
  }

  boolean excludes() {
    return characteristic.getExclude();
  }

  /** Whether the patient meets it; for an excluding one, whether it does not stand in the way. */
  Finding of(PatientFacts facts, LocalDate today) {
    Finding raw = raw(facts, today);
    return excludes() ? new Finding(raw.outcome().negated(), raw.why(), raw.resource()) : raw;
  }

  private Finding raw(PatientFacts facts, LocalDate today) {
    if (characteristic.getValue() instanceof CodeableConcept concept) {
      return switch (code()) {
        case "diagnosis" -> new Diagnosis(facts).is(concept);
        case "disease-extent" -> new Diagnosis(facts).extent(concept);
        case "suited-to-regimen" -> suited(facts, concept);
        default -> noRule();
      };
    }
    if (characteristic.getValue() instanceof Range range && "age".equals(code())) {
      return age(facts, AgeRange.of(range), today);
    }
    if (characteristic.getValue() instanceof BooleanType wanted
        && "earlier-systemic-treatment".equals(code())) {
      Finding treated = treated(facts);
      return wanted.booleanValue()
          ? treated
          : new Finding(treated.outcome().negated(), treated.why(), treated.resource());
    }
    return noRule();
  }

  private static Finding noRule() {
    return Finding.unknown("there is no rule for this criterion; a person has to check it");
  }

  private static Finding age(PatientFacts facts, AgeRange range, LocalDate today) {
    if (!facts.patient().hasBirthDate()) {
      return Finding.unknown("the birth date is not recorded");
    }
    String patient = PatientFacts.reference(facts.patient());
    return range
        .contains(facts.patient().getBirthDateElement().getValueAsString(), today)
        .map(in -> Finding.of(in, in ? "within the range" : "outside the range", patient))
        .orElseGet(() -> Finding.unknown("the birth date is not exact enough", patient));
  }

  /** What somebody has stated, else chemotherapy since the disease has its present extent. */
  private static Finding treated(PatientFacts facts) {
    Optional<Observation> statement =
        facts.statement("earlier-systemic-treatment").filter(Observation::hasValueBooleanType);
    if (statement.isPresent()) {
      boolean had = statement.get().getValueBooleanType().booleanValue();
      return Finding.of(
          had, had ? "stated: yes" : "stated: no", PatientFacts.reference(statement.get()));
    }
    Optional<Date> since = new Diagnosis(facts).since();
    return facts.procedures().stream()
        .filter(procedure -> procedure.getCode().hasCoding(SNOMED, CHEMOTHERAPY))
        .filter(procedure -> since.isPresent() && !start(procedure).before(since.get()))
        .findFirst()
        .map(
            procedure ->
                Finding.of(true, "chemotherapy is recorded", PatientFacts.reference(procedure)))
        .orElseGet(
            () -> Finding.unknown("the record does not say whether there was such treatment"));
  }

  private static Date start(Procedure procedure) {
    if (procedure.hasPerformedDateTimeType()) {
      return procedure.getPerformedDateTimeType().getValue();
    }
    return procedure.hasPerformedPeriod() && procedure.getPerformedPeriod().hasStart()
        ? procedure.getPerformedPeriod().getStart()
        : new Date(0);
  }

  /** A statement names regimens as components, each with a boolean. */
  private static Finding suited(PatientFacts facts, CodeableConcept regimen) {
    String code =
        regimen.getCoding().stream()
            .filter(coding -> Canonicals.codeSystem("regimen").equals(coding.getSystem()))
            .map(coding -> coding.getCode())
            .findFirst()
            .orElse("");
    return facts
        .statement("suited-to-regimen")
        .flatMap(
            statement ->
                statement.getComponent().stream()
                    .filter(
                        component ->
                            component.getCode().hasCoding(Canonicals.codeSystem("regimen"), code)
                                && component.hasValueBooleanType())
                    .map(component -> component.getValueBooleanType().booleanValue())
                    .map(
                        suited ->
                            Finding.of(
                                suited,
                                suited ? "stated: suited" : "stated: not suited",
                                PatientFacts.reference(statement)))
                    .findFirst())
        .orElseGet(() -> Finding.unknown("the record does not say whether the regimen suits"));
  }
}
