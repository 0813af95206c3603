package org.chemosign.http;

import static org.chemosign.http.Requests.inline;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;

/** A good call of every operation that a CapabilityStatement may list. */
final class PublishedOperations {

  private static final Set<String> DEFINED_ELSEWHERE =
      Set.of(
          "http://hl7.org/fhir/OperationDefinition/CodeSystem-lookup",
          "http://hl7.org/fhir/OperationDefinition/CodeSystem-validate-code",
          "http://hl7.org/fhir/OperationDefinition/ConceptMap-translate",
          "http://hl7.org/fhir/OperationDefinition/Patient-everything",
          "http://hl7.org/fhir/OperationDefinition/Resource-graphql",
          "http://hl7.org/fhir/OperationDefinition/Resource-validate",
          "http://hl7.org/fhir/OperationDefinition/ValueSet-expand",
          "http://hl7.org/fhir/OperationDefinition/ValueSet-validate-code",
          "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export",
          "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/group-export",
          "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export",
          "http://hl7.org/fhir/uv/genomics-reporting/OperationDefinition/find-study-metadata",
          "http://hl7.org/fhir/uv/genomics-reporting/OperationDefinition/"
              + "find-subject-tx-implications");

  private static final String DRUGS = "https://chemosign.example/fhir/CodeSystem/drug";
  private static final String DRUG_SET = "https://chemosign.example/fhir/ValueSet/drug";

  private final FhirHttp fhir;
  private final Patient patient;
  private final PublishedResearch research;

  PublishedOperations(FhirHttp fhir) {
    this.fhir = fhir;
    this.patient = Requests.patient(fhir);
    this.research = new PublishedResearch(fhir);
  }

  /** Whether a canonical is that of an operation that HL7 publishes. */
  static boolean knows(String definition) {
    return DEFINED_ELSEWHERE.contains(definition);
  }

  /** What went wrong when an operation of a type was called; type empty for the base. */
  Optional<String> failure(String type, String name) {
    Answer answer = call(type, name);
    return answer.status() / 100 == 2
        ? Optional.empty()
        : Optional.of(type + "/$" + name + " " + answer.status() + " " + answer.body());
  }

  private Answer call(String type, String name) {
    return switch (name) {
      case "predict-chemosensitivity" -> predict(type);
      case "sign" -> fhir.post(report() + "/$sign", signer());
      case "amend" -> amend();
      case "turnaround" -> fhir.get("Task/$turnaround?start=2026-01-01&end=2027-01-01");
      case "match-patients" ->
          fhir.get("ResearchStudy/pacaomics/$match-patients?patient=" + reference(patient));
      case "find-subject-tx-implications" ->
          fhir.get("Patient/$find-subject-tx-implications?subject=" + reference(patient));
      case "find-study-metadata" ->
          fhir.get("Patient/$find-study-metadata?subject=" + reference(patient));
      case "erase" -> Requests.erase(fhir, Requests.patient(fhir));
      case "register-chemogram" -> research.registerChemogram();
      case "train-signature" -> research.train();
      case "validate-signature" -> research.validate();
      case "export-deidentified" -> research.exportDeidentified();
      case "release-signature" -> research.release();
      case "validate" -> fhir.postText(type + "/$validate", "{\"resourceType\":\"" + type + "\"}");
      case "everything" -> fhir.get(reference(patient) + "/$everything");
      case "export" -> export(type);
      case "graphql" -> graphql(type);
      case "expand" -> fhir.get("ValueSet/$expand?url=" + DRUG_SET);
      case "translate" -> fhir.get("ConceptMap/$translate?system=" + DRUGS + "&code=gemcitabine");
      case "lookup" -> fhir.get("CodeSystem/$lookup?system=" + DRUGS + "&code=gemcitabine");
      case "validate-code" ->
          type.equals("ValueSet")
              ? fhir.get(
                  "ValueSet/$validate-code?url=" + DRUG_SET + "&code=gemcitabine&system=" + DRUGS)
              : fhir.get("CodeSystem/$validate-code?url=" + DRUGS + "&code=gemcitabine");
      default -> throw new AssertionError("no call is written for $" + name);
    };
  }

  private Answer predict(String type) {
    Parameters call = Requests.report(inline(SyntheticMatrix.tpm(31), "tpm"));
    Requests.with(call, "subject", new Reference(reference(patient)));
    return fhir.post(type + "/$predict-chemosensitivity", call);
  }

  /** A fresh preliminary report. */
  private String report() {
    Patient own = Requests.patient(fhir);
    Specimen specimen = Requests.goodSpecimen(fhir, own);
    Answer answer =
        fhir.post(
            "Specimen/" + specimen.getIdPart() + "/$predict-chemosensitivity",
            inline(SyntheticMatrix.tpm(32), "tpm"));
    return answer
        .response()
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .substring(fhir.base().length() + 1)
        .replaceAll("/_history/.*", "");
  }

  private Parameters signer() {
    Practitioner practitioner = new Practitioner();
    practitioner.addName().setFamily("Synthetic").addGiven("Signer");
    return Requests.with(
        new Parameters(), "practitioner", Requests.reference(fhir.create(practitioner)));
  }

  private Answer amend() {
    String report = report();
    fhir.post(report + "/$sign", signer());
    Parameters amendment = signer();
    Requests.with(amendment, "status", new CodeType("amended"));
    Requests.with(amendment, "reason", new StringType("synthetic"));
    Requests.with(amendment, "conclusion", new StringType("Synthetic amendment."));
    return fhir.post(report + "/$amend", amendment);
  }

  private Answer export(String type) {
    String path =
        switch (type) {
          case "Group" -> "Group/pacaomics-eligibility/$export";
          case "Patient" -> "Patient/$export?_type=Patient";
          default -> "$export?_type=Device";
        };
    return fhir.get(path, "Prefer", "respond-async");
  }

  private Answer graphql(String type) {
    String query = type.isEmpty() ? "{PatientList(_id:\"x\"){id}}" : "{id}";
    String path = type.isEmpty() ? "" : instance(type) + "/";
    String encoded = java.net.URLEncoder.encode(query, StandardCharsets.UTF_8);
    return fhir.get(path + "$graphql?query=" + encoded);
  }

  private String instance(String type) {
    Answer created = fhir.postText(type, ResourceLife.minimal(type));
    return created
        .response()
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(created.body()))
        .substring(fhir.base().length() + 1)
        .replaceAll("/_history/.*", "");
  }

  private static String reference(Patient patient) {
    return "Patient/" + patient.getIdElement().getIdPart();
  }
}
