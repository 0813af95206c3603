package org.chemosign.operation.validate;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;

/** Reads the outcomes of patients: one valid Observation of the endpoint a patient, or none. */
record OutcomeReading(ClinicalRecord record, String endpoint) {

  private static final double DAYS_A_MONTH = 30.4375;
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final Set<ObservationStatus> VALID =
      EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);

  /** The outcome of a patient; several are refused, since nobody could tell which one counts. */
  Optional<Outcome> of(String patient) {
    Map<String, String> criteria =
        Map.of("subject", patient, "code", Canonicals.codeSystem("item") + "|" + endpoint);
    List<Observation> found =
        record.search(Observation.class, criteria).stream()
            .filter(observation -> VALID.contains(observation.getStatus()))
            .toList();
    if (found.size() > 1) {
      throw Refusal.UNUSABLE_RESOURCE.at(
          patient, patient + " has " + found.size() + " valid outcomes of " + endpoint);
    }
    return found.stream().findFirst().map(OutcomeReading::outcome);
  }

  private static Outcome outcome(Observation observation) {
    return new Outcome(
        months(observation),
        status(observation).equals("event"),
        component(observation, "treatment").flatMap(OutcomeReading::name),
        observation);
  }

  private static double months(Observation observation) {
    Quantity time =
        observation.hasValueQuantity() ? observation.getValueQuantity() : new Quantity();
    boolean days = UCUM.equals(time.getSystem()) && "d".equals(time.getCode());
    boolean months = UCUM.equals(time.getSystem()) && "mo".equals(time.getCode());
    if (!time.hasValue() || time.getValue().signum() < 0 || !days && !months) {
      throw unusable(observation, "states no time in months (mo) or days (d)");
    }
    return time.getValue().doubleValue() / (days ? DAYS_A_MONTH : 1);
  }

  private static String status(Observation observation) {
    String system = Canonicals.codeSystem("survival-status");
    return component(observation, "survival-status").stream()
        .flatMap(concept -> concept.getCoding().stream())
        .filter(coding -> system.equals(coding.getSystem()))
        .map(coding -> String.valueOf(coding.getCode()))
        .filter(code -> code.equals("event") || code.equals("censored"))
        .findFirst()
        .orElseThrow(() -> unusable(observation, "does not say event or censored"));
  }

  private static Optional<CodeableConcept> component(Observation observation, String code) {
    return observation.getComponent().stream()
        .filter(component -> component.getCode().hasCoding(Canonicals.codeSystem("item"), code))
        .map(ObservationComponentComponent::getValue)
        .filter(CodeableConcept.class::isInstance)
        .map(CodeableConcept.class::cast)
        .findFirst();
  }

  private static Optional<String> name(CodeableConcept concept) {
    return concept.getCoding().stream()
        .map(coding -> coding.getCode())
        .filter(code -> code != null && !code.isBlank())
        .findFirst()
        .or(() -> Optional.ofNullable(concept.getText()));
  }

  private static RuntimeException unusable(Observation observation, String problem) {
    String name = "Observation/" + observation.getIdElement().getIdPart();
    return Refusal.UNUSABLE_RESOURCE.at(name, name + " " + problem);
  }
}
