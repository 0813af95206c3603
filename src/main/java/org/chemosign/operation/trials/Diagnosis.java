package org.chemosign.operation.trials;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;

/** Criteria that the patient's Conditions answer: the diagnosis and how far the disease goes. */
record Diagnosis(PatientFacts facts) {

  private static final String EXTENT = Canonicals.codeSystem("disease-extent");
  private static final Set<String> ICD10 =
      Set.of("http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/sid/icd-10-cm");

  /** Not by the code asked for, but not contradicting it either. */
  private static final String MALIGNANT_TUMOUR_OF_PANCREAS = "363418001";

  /** Whether a diagnosis is recorded. */
  Finding is(CodeableConcept wanted) {
    if (facts.conditions().isEmpty()) {
      return Finding.unknown("no diagnosis is recorded");
    }
    Optional<Condition> found = with(wanted).stream().findFirst();
    if (found.isPresent()) {
      String condition = PatientFacts.reference(found.get());
      return isSure(found.get())
          ? Finding.of(true, "recorded", condition)
          : Finding.unknown("recorded, but not confirmed", condition);
    }
    return facts.conditions().stream()
        .filter(Diagnosis::isBroader)
        .findFirst()
        .map(
            broader ->
                Finding.unknown(
                    "a tumour of the pancreas is recorded by another code",
                    PatientFacts.reference(broader)))
        .orElseGet(
            () ->
                Finding.of(
                    false,
                    "other diagnoses are recorded, not this one",
                    PatientFacts.reference(facts.conditions().get(0))));
  }

  /** How far the disease goes, by the newest Condition that says so. */
  Finding extent(CodeableConcept wanted) {
    return facts.conditions().stream()
        .filter(condition -> isBroader(condition) || isPancreatic(condition))
        .filter(condition -> extentOf(condition).isPresent())
        .max(Comparator.comparing(Diagnosis::time))
        .map(
            newest -> {
              String extent = extentOf(newest).orElseThrow();
              return Finding.of(
                  has(wanted, EXTENT, extent),
                  "recorded: " + extent,
                  PatientFacts.reference(newest));
            })
        .orElseGet(() -> Finding.unknown("the extent of the disease is not recorded"));
  }

  /** Since when the disease has the extent that the newest Condition states. */
  Optional<Date> since() {
    return facts.conditions().stream()
        .filter(condition -> extentOf(condition).isPresent())
        .max(Comparator.comparing(Diagnosis::time))
        .map(Diagnosis::time);
  }

  private List<Condition> with(CodeableConcept wanted) {
    return facts.conditions().stream()
        .filter(
            condition ->
                wanted.getCoding().stream()
                    .anyMatch(c -> has(condition.getCode(), c.getSystem(), c.getCode())))
        .sorted(Comparator.comparing(Diagnosis::isSure).reversed())
        .toList();
  }

  private static boolean isSure(Condition condition) {
    return condition.getVerificationStatus().getCoding().stream()
        .noneMatch(c -> Set.of("unconfirmed", "provisional", "differential").contains(c.getCode()));
  }

  private static boolean isBroader(Condition condition) {
    return condition.getCode().getCoding().stream()
        .anyMatch(
            c ->
                MALIGNANT_TUMOUR_OF_PANCREAS.equals(c.getCode())
                    || ICD10.contains(String.valueOf(c.getSystem()))
                        && String.valueOf(c.getCode()).startsWith("C25"));
  }

  private static boolean isPancreatic(Condition condition) {
    return has(condition.getCode(), "http://snomed.info/sct", "700423003");
  }

  private static Optional<String> extentOf(Condition condition) {
    return condition.getStage().stream()
        .flatMap(stage -> stage.getSummary().getCoding().stream())
        .filter(coding -> EXTENT.equals(coding.getSystem()))
        .map(Coding::getCode)
        .findFirst();
  }

  private static Date time(Condition condition) {
    return condition.hasRecordedDate()
        ? condition.getRecordedDate()
        : PatientFacts.stored(condition);
  }

  private static boolean has(CodeableConcept concept, String system, String code) {
    return concept.getCoding().stream()
        .anyMatch(c -> String.valueOf(system).equals(c.getSystem()) && code.equals(c.getCode()));
  }
}
