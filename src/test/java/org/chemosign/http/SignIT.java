package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hospital.path;
import static org.chemosign.http.Hospital.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chemosign.http.FhirHttp.Answer;
import org.chemosign.operation.lifecycle.Digests;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A named person makes a report final, and from then on nobody changes it. */
@ExtendWith(SharedServer.class)
class SignIT {

  private final FhirHttp fhir;
  private final Hospital hospital;
  private Practitioner pathologist;

  SignIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.hospital = new Hospital(fhir);
  }

  @BeforeEach
  void person() {
    pathologist = hospital.pathologist();
  }

  @Test
  void aSignedReportIsFinalWithItsResultsAndSaysByWhom() {
    DiagnosticReport report = hospital.preliminary();
    assertThat(report.getText().getDivAsString()).contains("Preliminary");
    Answer answer =
        fhir.post(
            path(report) + "/$sign",
            Requests.with(signing(pathologist), "comment", new StringType("Seen with <care>")));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    DiagnosticReport signed = answer.as(DiagnosticReport.class);
    assertThat(signed.getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);
    assertThat(signed.getIdPart()).isEqualTo(report.getIdPart());
    assertThat(signed.getMeta().getVersionId()).isEqualTo("2");
    assertThat(signed.getResultsInterpreterFirstRep().getReference()).isEqualTo(path(pathologist));
    assertThat(signed.getText().getDivAsString())
        .contains("Final: signed by Dr Ada Okafor on 20", "Seen with &lt;care&gt;")
        .doesNotContain("Preliminary");
    assertThat(hospital.results(signed))
        .isNotEmpty()
        .extracting(Observation::getStatus)
        .containsOnly(ObservationStatus.FINAL);
    assertThat(fhir.get(path(report)).body()).isEqualTo(answer.body());
  }

  @Test
  void theProvenanceNamesVersionsAndTheirDigestsCanBeComputedByAnybody() throws IOException {
    DiagnosticReport signed = hospital.signed(hospital.preliminary(), pathologist);
    Provenance provenance =
        hospital.provenances(signed).stream().filter(Provenance::hasSignature).findFirst().get();
    assertThat(provenance.getTarget())
        .hasSize(1 + signed.getResult().size())
        .extracting(Reference::getReference)
        .allMatch(target -> target.endsWith("/_history/2"));
    assertThat(provenance.getAgentFirstRep().getWho().getReference()).isEqualTo(path(pathologist));
    assertThat(provenance.getSignatureFirstRep().getTypeFirstRep().getCode())
        .isEqualTo("1.2.840.10065.1.12.1.5");
    JsonNode manifest =
        new ObjectMapper().readTree(provenance.getSignatureFirstRep().getData()).get("resources");
    assertThat(manifest).hasSize(1 + signed.getResult().size());
    for (JsonNode entry : manifest) {
      String version = fhir.get(entry.get("reference").asText()).body();
      assertThat(Digests.of(version)).isEqualTo(entry.get("sha256").asText());
    }
  }

  @Test
  void aFrenchReportSaysItInFrench() {
    DiagnosticReport report =
        fhir.post(
                "Specimen/"
                    + Requests.goodSpecimen(fhir, Requests.patient(fhir)).getIdPart()
                    + "/$predict-chemosensitivity",
                Requests.with(
                    Requests.inline(SyntheticMatrix.tpm(7_900), "tpm"),
                    "language",
                    new org.hl7.fhir.r4.model.CodeType("fr")))
            .as(DiagnosticReport.class);
    assertThat(report.getText().getDivAsString()).contains("Provisoire");
    assertThat(hospital.signed(report, pathologist).getText().getDivAsString())
        .contains("signé par Dr Ada Okafor le 20")
        .doesNotContain("Provisoire");
  }

  @Test
  void whatCannotBeSignedIsRefusedByName() {
    DiagnosticReport report = hospital.preliminary();
    Practitioner nobody = new Practitioner();
    nobody.setId("nobody-of-that-id");
    refused(hospital.sign(report, nobody), 404, "Practitioner/nobody-of-that-id");
    refused(hospital.sign(report, fhir.create(new Practitioner())), 422, "has no name");
    refused(hospital.sign(report, Requests.patient(fhir)), 422, "practitioner");
    refused(
        fhir.post(path(report) + "/$sign", new org.hl7.fhir.r4.model.Parameters()),
        400,
        "practitioner");
    refused(
        fhir.post("DiagnosticReport/none/$sign", signing(pathologist)),
        404,
        "DiagnosticReport/none");
    refused(hospital.sign(report, pathologist, "If-Match", "W/\"7\""), 409, "version 1");
    DiagnosticReport foreign = new DiagnosticReport();
    foreign.setStatus(DiagnosticReportStatus.PRELIMINARY).getCode().setText("Blood count");
    refused(hospital.sign(fhir.create(foreign), pathologist), 422, "not a chemosensitivity report");
    hospital.signed(report, pathologist);
    refused(hospital.sign(report, pathologist), 409, "final already");
  }

  @Test
  void oneOfEightSignaturesAtOnceCounts() throws InterruptedException, ExecutionException {
    DiagnosticReport report = hospital.preliminary();
    Callable<Integer> signature =
        () -> new Hospital(new FhirHttp(fhir.base())).sign(report, pathologist).status();
    ExecutorService clients = Executors.newFixedThreadPool(8);
    List<Integer> statuses = new java.util.ArrayList<>();
    for (Future<Integer> answer :
        clients.invokeAll(IntStream.range(0, 8).mapToObj(i -> signature).toList())) {
      statuses.add(answer.get());
    }
    clients.shutdown();
    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    assertThat(hospital.provenances(report).stream().filter(Provenance::hasSignature)).hasSize(1);
  }

  @Test
  void noWriteChangesASignedReportOrItsResults() {
    DiagnosticReport signed = hospital.signed(hospital.preliminary(), pathologist);
    String before = fhir.get(path(signed)).body();
    DiagnosticReport changed = signed.copy();
    changed.setConclusion("Something else.");
    refused(fhir.put(changed), 409, path(signed));
    refused(
        fhir.patch(path(signed), "[{\"op\":\"replace\",\"path\":\"/conclusion\",\"value\":\"x\"}]"),
        409,
        path(signed));
    refused(fhir.delete(path(signed)), 409, path(signed));
    Observation result = hospital.results(signed).get(0);
    Observation other = result.copy();
    other.setStatus(ObservationStatus.AMENDED);
    refused(fhir.put(other), 409, path(signed));
    refused(fhir.delete(path(result)), 409, path(signed));
    assertThat(fhir.get(path(signed)).body()).isEqualTo(before);
    assertThat(fhir.get(path(result)).as(Observation.class).getMeta().getVersionId())
        .isEqualTo("2");
  }

  @Test
  void aTransactionThatTouchesASignedReportFailsAsAWhole() {
    DiagnosticReport signed = hospital.signed(hospital.preliminary(), pathologist);
    int patients = fhir.count("Patient");
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    transaction
        .addEntry()
        .setResource(new org.hl7.fhir.r4.model.Patient().setActive(true))
        .getRequest()
        .setMethod(Bundle.HTTPVerb.POST)
        .setUrl("Patient");
    transaction
        .addEntry()
        .setResource(signed.copy().setConclusion("Something else."))
        .getRequest()
        .setMethod(Bundle.HTTPVerb.PUT)
        .setUrl(path(signed));
    refused(fhir.post("", transaction), 409, path(signed));
    assertThat(fhir.count("Patient")).isEqualTo(patients);
  }

  @Test
  void aClientDoesNotMakeAReportFinal() {
    DiagnosticReport report = hospital.preliminary();
    refused(fhir.put(report.copy().setStatus(DiagnosticReportStatus.FINAL)), 409, "$sign");
  }

  private static void refused(Answer answer, int status, String named) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("OperationOutcome", named);
  }
}
