package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.goodSpecimen;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.patient;
import static org.chemosign.http.Requests.reference;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.with;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operations of Genomics Reporting over what is stored. */
@ExtendWith(SharedServer.class)
class GenomicsIT {

  private static final String IMPLICATIONS = "Patient/$find-subject-tx-implications";
  private static final String METADATA = "Patient/$find-study-metadata";
  private static final String PREDICT = "/$predict-chemosensitivity";
  private static final String GENOMICS = "http://hl7.org/fhir/uv/genomics-reporting";
  private static final String STUDY_REFERENCE =
      GENOMICS + "/StructureDefinition/genomic-study-reference";

  private final FhirHttp fhir;

  GenomicsIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  private record Case(Patient patient, Specimen specimen, DiagnosticReport report) {

    String subject() {
      return "Patient/" + patient.getIdPart();
    }
  }

  private Case predicted(long seed) {
    Patient patient = patient(fhir);
    return predicted(patient, goodSpecimen(fhir, patient), seed);
  }

  private Case predicted(Patient patient, Specimen specimen, long seed) {
    Answer answer =
        fhir.post(
            "Specimen/" + specimen.getIdPart() + PREDICT,
            report(inline(SyntheticMatrix.tpm(seed), "tpm")));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new Case(patient, specimen, answer.as(DiagnosticReport.class));
  }

  @Test
  void implicationsOfAPatientAreFoundByGetAndByPost() {
    Case one = predicted(51);
    List<Observation> byGet = implications(one, Map.of());
    Answer answer =
        fhir.post(IMPLICATIONS, with(new Parameters(), "subject", new StringType(one.subject())));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.as(Parameters.class).getParameter())
        .isNotEmpty()
        .allMatch(part -> part.getName().equals("implication"))
        .allMatch(part -> part.getResource() instanceof Observation)
        .hasSameSizeAs(byGet);
    assertThat(byGet)
        .allMatch(found -> found.getStatus() == Observation.ObservationStatus.PRELIMINARY)
        .allMatch(
            found ->
                found
                    .getMeta()
                    .hasProfile(GENOMICS + "/StructureDefinition/therapeutic-implication"))
        .allSatisfy(
            found ->
                assertThat(found.getDerivedFrom())
                    .isNotEmpty()
                    .allMatch(score -> fhir.get(score.getReference()).status() == 200));
    assertThat(implications(one, Map.of("subject", one.patient().getIdPart())))
        .hasSameSizeAs(byGet);
    assertThat(implications(one, Map.of("subject", fhir.base() + "/" + one.subject())))
        .hasSameSizeAs(byGet);
  }

  @Test
  void treatmentsAreSelectedByAnyOfTheirCodes() {
    Case one = predicted(52);
    List<Observation> all = implications(one, Map.of());
    Observation first = all.get(0);
    var drug =
        first.getComponent().stream()
            .filter(part -> part.getCode().getCodingFirstRep().getCode().equals("51963-7"))
            .findFirst()
            .orElseThrow()
            .getValueCodeableConcept()
            .getCoding();

    assertThat(drug).hasSize(4);
    for (var coding : drug) {
      String token = coding.getSystem() + "|" + coding.getCode();
      assertThat(implications(one, Map.of("treatments", token)))
          .as(token)
          .extracting(Observation::getIdPart)
          .contains(first.getIdPart());
    }
    assertThat(implications(one, Map.of("treatments", "http://www.whocc.no/atc|L01AA01")))
        .isEmpty();
    assertThat(implications(one, Map.of("treatments", "L01AA01," + drug.get(0).getCode())))
        .hasSameSizeAs(implications(one, Map.of("treatments", drug.get(0).getCode())));
    assertThat(implications(one, Map.of("conditions", "http://snomed.info/sct|700423003")))
        .hasSameSizeAs(all);
    assertThat(implications(one, Map.of("conditions", "http://snomed.info/sct|254637007")))
        .isEmpty();
  }

  @Test
  void testsAreSelectedByIdentifierTimeAndSpecimen() {
    Case one = predicted(53);
    int all = implications(one, Map.of()).size();
    String test = study(one).getIdentifierFirstRep().getValue();
    String specimen = "Specimen/" + one.specimen().getIdPart();
    Period today =
        new Period()
            .setStartElement(new DateTimeType("2026-01-01"))
            .setEndElement(new DateTimeType("2199-01-01"));

    assertThat(all).isPositive();
    assertThat(implications(one, Map.of("testIdentifiers", test))).hasSize(all);
    assertThat(implications(one, Map.of("testIdentifiers", "another"))).isEmpty();
    assertThat(implications(one, Map.of("specimenIdentifiers", specimen))).hasSize(all);
    assertThat(implications(one, Map.of("specimenIdentifiers", "Specimen/none"))).isEmpty();
    assertThat(implications(one, Map.of("testDateRange", "ge2199-01-01"))).isEmpty();
    assertThat(implications(one, Map.of("testDateRange", "ge2026-01-01,le2199-01-01")))
        .hasSize(all);
    Parameters call = with(new Parameters(), "subject", new StringType(one.subject()));
    assertThat(fhir.post(IMPLICATIONS, with(call, "testDateRange", today)).as(Parameters.class))
        .matches(found -> found.getParameter().size() == all);
    assertThat(implications(one, Map.of("genomicSourceClass", "somatic"))).hasSize(all);
    assertThat(implications(one, Map.of("genomicSourceClass", "http://loinc.org|LA6683-2")))
        .isEmpty();
    for (String inherited : List.of("variants", "ranges", "haplotypes")) {
      assertThat(implications(one, Map.of(inherited, "NC_000007.14:55174721-55174820"))).isEmpty();
    }
  }

  @Test
  void mistakenAndReplacedReportsImplyNothing() {
    Case old = predicted(54);
    Case other = predicted(old.patient(), old.specimen(), 55);
    int both = implications(old, Map.of()).size();
    Hospital hospital = new Hospital(fhir);
    Practitioner doctor = hospital.pathologist();
    DiagnosticReport signed = hospital.signed(old.report(), doctor);
    Parameters amending = Hospital.amending(doctor, "amended", "A second profile.");
    DiagnosticReport amended =
        fhir.post(
                Hospital.path(signed) + "/$amend",
                with(amending, "replacement", reference(other.report())))
            .as(DiagnosticReport.class);
    List<String> left = ids(implications(old, Map.of()));

    assertThat(left)
        .hasSizeLessThan(both)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(results(old.report()))
        .allMatch(results(other.report())::contains);
    for (DiagnosticReport report : List.of(amended, other.report())) {
      hospital.amend(report, doctor, "entered-in-error", "Another patient.");
    }
    assertThat(implications(old, Map.of())).isEmpty();
    assertThat(tests(old, Map.of())).hasSize(1);
  }

  @Test
  void studiesAreDescribedAsPublished() {
    Case one = predicted(56);
    Procedure study = study(one);
    String id =
        study.getIdentifierFirstRep().getSystem() + "|" + study.getIdentifierFirstRep().getValue();
    ParametersParameterComponent test = tests(one, Map.of()).get(0);

    assertThat(test.getPart())
        .extracting(ParametersParameterComponent::getName)
        .containsExactly("testId", "testDate", "specimenId");
    assertThat(test.getPart().get(0).getValue().primitiveValue()).isEqualTo(id);
    assertThat(test.getPart().get(1).getValue().primitiveValue())
        .isEqualTo(study.getPerformedDateTimeType().getValueAsString());
    assertThat(test.getPart().get(2).getValue().primitiveValue())
        .isEqualTo("Specimen/" + one.specimen().getIdPart());
    assertThat(tests(one, Map.of("testIdentifiers", id))).hasSize(1);
    assertThat(tests(one, Map.of("testDateRange", "le2026-01-01"))).isEmpty();
    assertThat(tests(one, Map.of("ranges", "NC_000007.14:55174721-55174820")).get(0).getPart())
        .filteredOn(part -> part.getName().contains("egion"))
        .hasSize(2)
        .allMatch(part -> part.getValue().primitiveValue().equals("unknown"));
  }

  @Test
  void badCallsAreRefusedAndSayWhy() {
    Case one = predicted(57);
    refused(fhir.get(IMPLICATIONS), 400, "missing-input", "subject");
    refused(fhir.get(IMPLICATIONS + "?subject=Patient/nobody"), 404, "not-found", "nobody");
    refused(fhir.get(METADATA + "?subject=Group/1"), 400, "invalid-parameter", "subject");
    String subject = "?subject=" + one.subject();
    refused(
        fhir.get(IMPLICATIONS + subject + "&medication=x"), 400, "invalid-parameter", "medication");
    refused(
        fhir.get(METADATA + subject + "&testDateRange=soon"),
        400,
        "invalid-parameter",
        "testDateRange");
    refused(
        fhir.get(IMPLICATIONS + subject + "&genomicSourceClass=both"),
        422,
        "unknown-code",
        "genomicSourceClass");
    refused(
        fhir.get(IMPLICATIONS + subject + "&subject=Patient/2"), 400, "conflicting-input", "once");
    refused(fhir.post(METADATA, one.patient()), 400, "conflicting-input", "Patient");
  }

  private static void refused(Answer answer, int status, String code, String word) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    OperationOutcome outcome = answer.as(OperationOutcome.class);
    assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
        .isEqualTo(code);
    assertThat(answer.body()).contains(word);
  }

  @Test
  void theCapabilityStatementNamesThePublishedDefinitions() {
    assertThat(
            fhir
                .get("metadata")
                .as(CapabilityStatement.class)
                .getRestFirstRep()
                .getResource()
                .stream()
                .filter(type -> type.getType().equals("Patient"))
                .flatMap(type -> type.getOperation().stream())
                .map(operation -> operation.getDefinition()))
        .contains(
            GENOMICS + "/OperationDefinition/find-subject-tx-implications",
            GENOMICS + "/OperationDefinition/find-study-metadata");
  }

  @Test
  void aClientThatPrefersLittleGetsTheLocationAlone() {
    Patient patient = patient(fhir);
    Parameters call =
        report(with(inline(SyntheticMatrix.tpm(58), "tpm"), "subject", reference(patient)));
    Answer minimal = fhir.post("Patient" + PREDICT, call, "Prefer", "return=minimal");
    String location = minimal.response().headers().firstValue("Location").orElseThrow();
    Answer unstored =
        fhir.post("Patient" + PREDICT, Requests.unstored(call.copy()), "Prefer", "return=minimal");
    Answer outcome = fhir.post("Patient" + PREDICT, call, "Prefer", "return=OperationOutcome");

    assertThat(minimal.status()).isEqualTo(200);
    assertThat(minimal.body()).isEmpty();
    assertThat(fhir.get(location.substring(fhir.base().length() + 1)).as(DiagnosticReport.class))
        .matches(report -> report.getSubject().getReference().endsWith(patient.getIdPart()));
    assertThat(unstored.as(DiagnosticReport.class).getContained()).isNotEmpty();
    assertThat(outcome.as(OperationOutcome.class).getIssue()).hasSize(1);
  }

  @Test
  void aReportInFrenchIsFrenchToItsPhenotypes() {
    Patient patient = patient(fhir);
    Parameters call =
        report(with(inline(SyntheticMatrix.tpm(59), "tpm"), "subject", reference(patient)));
    DiagnosticReport french =
        fhir.post("Patient" + PREDICT, with(call, "language", new CodeType("fr")))
            .as(DiagnosticReport.class);
    List<String> grades =
        french.getResult().stream()
            .map(result -> fhir.get(result.getReference()).as(Observation.class))
            .flatMap(result -> result.getComponent().stream())
            .filter(part -> part.getCode().getCodingFirstRep().getCode().equals("phenotype-grade"))
            .map(part -> part.getValue().primitiveValue())
            .toList();

    assertThat(grades).hasSize(1).allMatch(grade -> grade.matches(".*(net|probable|tendance).*"));
  }

  private Procedure study(Case one) {
    Extension link = one.report().getExtensionByUrl(STUDY_REFERENCE);
    return fhir.get(((Reference) link.getValue()).getReference()).as(Procedure.class);
  }

  private List<Observation> implications(Case one, Map<String, String> filters) {
    return found(IMPLICATIONS, one, filters).getParameter().stream()
        .map(part -> (Observation) part.getResource())
        .toList();
  }

  private List<ParametersParameterComponent> tests(Case one, Map<String, String> filters) {
    return found(METADATA, one, filters).getParameter();
  }

  private Parameters found(String operation, Case one, Map<String, String> filters) {
    StringBuilder query =
        new StringBuilder(filters.containsKey("subject") ? "?" : "?subject=" + one.subject());
    filters.forEach(
        (name, value) ->
            query
                .append("&")
                .append(name)
                .append("=")
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    Answer answer = fhir.get(operation + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.as(Parameters.class);
  }

  private static List<String> ids(List<Observation> observations) {
    return observations.stream().map(Observation::getIdPart).toList();
  }

  private static List<String> results(DiagnosticReport report) {
    return report.getResult().stream()
        .map(result -> result.getReference().replace("Observation/", ""))
        .toList();
  }
}
