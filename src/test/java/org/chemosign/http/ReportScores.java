package org.chemosign.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reads the drug scores of a report, from the server or from what the report contains. */
final class ReportScores {

  private static final String DRUGS = "https://chemosign.example/fhir/CodeSystem/drug";

  private ReportScores() {}

  /** Digits of the raw scores by drug code. */
  static Map<String, String> of(FhirHttp fhir, DiagnosticReport report) {
    Map<String, String> scores = new TreeMap<>();
    for (Observation observation : observations(fhir, report)) {
      if (isScore(observation)) {
        scores.put(drug(observation), observation.getValueQuantity().getValue().toString());
      }
    }
    return scores;
  }

  /** The results of a report, stored or contained. */
  static List<Observation> observations(FhirHttp fhir, DiagnosticReport report) {
    return report.getResult().stream()
        .map(Reference::getReference)
        .map(reference -> observation(fhir, report, reference))
        .toList();
  }

  private static Observation observation(FhirHttp fhir, DiagnosticReport report, String reference) {
    if (reference.startsWith("#")) {
      return (Observation)
          report.getContained().stream()
              .filter(part -> reference.endsWith(id(part)))
              .findFirst()
              .orElseThrow();
    }
    return fhir.get(reference).as(Observation.class);
  }

  private static String id(Resource part) {
    return part.getIdElement().getIdPart().replaceFirst("^#", "");
  }

  private static boolean isScore(Observation observation) {
    return observation.getCode().getCoding().stream()
            .anyMatch(coding -> "signature-score".equals(coding.getCode()))
        && observation.hasValueQuantity();
  }

  private static String drug(Observation observation) {
    return observation.getComponent().stream()
        .filter(component -> component.getValue() instanceof CodeableConcept)
        .flatMap(component -> component.getValueCodeableConcept().getCoding().stream())
        .filter(coding -> DRUGS.equals(coding.getSystem()))
        .map(Coding::getCode)
        .findFirst()
        .orElseThrow();
  }
}
