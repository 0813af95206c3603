package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hospital.amending;
import static org.chemosign.http.Hospital.path;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a signed report that turns out to be wrong or outdated. */
@ExtendWith(SharedServer.class)
class AmendIT {

  private static final String REPLACES =
      "http://hl7.org/fhir/StructureDefinition/diagnosticReport-replaces";

  private final FhirHttp fhir;
  private final Hospital hospital;
  private Practitioner pathologist;

  AmendIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.hospital = new Hospital(fhir);
  }

  @BeforeEach
  void person() {
    pathologist = hospital.pathologist();
  }

  @Test
  void aNewPredictionTakesThePlaceOfASignedReport() {
    Patient patient = Requests.patient(fhir);
    DiagnosticReport signed =
        hospital.signed(hospital.preliminary(Requests.goodSpecimen(fhir, patient)), pathologist);
    String before = fhir.get(path(signed)).body();
    DiagnosticReport next = hospital.preliminary(Requests.goodSpecimen(fhir, patient));
    DiagnosticReport corrected =
        answered(replace(signed, next, "corrected", "The block was mislabelled."));
    assertThat(corrected.getIdPart()).isEqualTo(next.getIdPart());
    assertThat(corrected.getStatus()).isEqualTo(DiagnosticReportStatus.CORRECTED);
    assertThat(replaced(corrected)).isEqualTo(path(signed));
    assertThat(corrected.getText().getDivAsString())
        .contains("Corrected: signed by Dr Ada Okafor", path(signed), "mislabelled")
        .doesNotContain("Preliminary");
    assertThat(hospital.results(corrected))
        .extracting(Observation::getStatus)
        .containsOnly(ObservationStatus.FINAL);
    assertThat(fhir.get(path(signed)).body()).isEqualTo(before);
    Provenance provenance = attestation(corrected);
    assertThat(provenance.getReasonFirstRep().getText()).isEqualTo("The block was mislabelled.");
    assertThat(provenance.getEntityFirstRep().getWhat().getReference())
        .isEqualTo(path(signed) + "/_history/2");
    refused(
        replace(signed, hospital.preliminary(Requests.goodSpecimen(fhir, patient)), "amended", "x"),
        409,
        path(corrected));
  }

  @Test
  void aNewConclusionMakesACopyOverTheSameResults() {
    DiagnosticReport signed = hospital.signed(hospital.preliminary(), pathologist);
    String before = fhir.get(path(signed)).body();
    DiagnosticReport amended =
        answered(conclude(signed, "Sensitive to <gemcitabine>, seen with the oncologist."));
    assertThat(amended.getIdPart()).isNotEqualTo(signed.getIdPart());
    assertThat(amended.getStatus()).isEqualTo(DiagnosticReportStatus.AMENDED);
    assertThat(replaced(amended)).isEqualTo(path(signed));
    assertThat(amended.getConclusion()).startsWith("Sensitive to <gemcitabine>");
    assertThat(amended.getText().getDivAsString())
        .contains("Amended: signed by", "Sensitive to &lt;gemcitabine&gt;")
        .doesNotContain(signed.getConclusion());
    assertThat(references(amended)).isEqualTo(references(signed));
    assertThat(fhir.get(path(signed)).body()).isEqualTo(before);
    refused(conclude(signed, "Again."), 409, path(amended));
    DiagnosticReport second = answered(conclude(amended, "And again."));
    assertThat(replaced(second)).isEqualTo(path(amended));
    refused(fhir.delete(path(second)), 409, path(second));
  }

  @Test
  void anErrorIsDeclaredOnceAndForAll() {
    DiagnosticReport signed = hospital.signed(hospital.preliminary(), pathologist);
    Answer answer = hospital.amend(signed, pathologist, "entered-in-error", "Wrong patient.");
    DiagnosticReport error = answered(answer);
    assertThat(error.getIdPart()).isEqualTo(signed.getIdPart());
    assertThat(error.getStatus()).isEqualTo(DiagnosticReportStatus.ENTEREDINERROR);
    assertThat(error.getText().getDivAsString()).contains("ENTERED IN ERROR", "Wrong patient.");
    assertThat(hospital.results(error))
        .extracting(Observation::getStatus)
        .containsOnly(ObservationStatus.ENTEREDINERROR);
    assertThat(attestation(error, "_history/3").getReasonFirstRep().getText())
        .isEqualTo("Wrong patient.");
    refused(hospital.sign(error, pathologist), 409, "entered-in-error");
    refused(conclude(error, "Other."), 409, "entered in error");
    refused(hospital.amend(error, pathologist, "entered-in-error", "x"), 409, "entered in error");
    refused(fhir.put(error.copy().setConclusion("Other.")), 409, path(error));
  }

  @Test
  void resultsThatACopyStillStandsOnAreNotTakenAway() {
    DiagnosticReport signed = hospital.signed(hospital.preliminary(), pathologist);
    answered(conclude(signed, "Better said."));
    answered(hospital.amend(signed, pathologist, "entered-in-error", "Badly said."));
    assertThat(hospital.results(signed))
        .extracting(Observation::getStatus)
        .containsOnly(ObservationStatus.FINAL);
  }

  @Test
  void whatCannotBeAmendedIsRefusedByName() {
    DiagnosticReport preliminary = hospital.preliminary();
    refused(conclude(preliminary, "Other."), 409, "preliminary");
    DiagnosticReport signed = hospital.signed(hospital.preliminary(), pathologist);
    refused(hospital.amend(signed, pathologist, "amended", "Why."), 400, "replacement");
    refused(hospital.amend(signed, pathologist, "final", "Why."), 422, "status");
    refused(replace(signed, preliminary, "amended", "Why."), 422, "different patients");
    refused(replace(signed, signed, "amended", "Why."), 409, "preliminary");
    refused(
        fhir.post(
            path(signed) + "/$amend",
            Requests.with(
                amending(pathologist, "amended", " "), "conclusion", new StringType("x"))),
        400,
        "reason");
  }

  @Test
  void oneOfSixAmendmentsAtOnceCounts() throws InterruptedException, ExecutionException {
    DiagnosticReport signed = hospital.signed(hospital.preliminary(), pathologist);
    Callable<Integer> amendment = () -> conclude(signed, "Other.").status();
    ExecutorService clients = Executors.newFixedThreadPool(6);
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer :
        clients.invokeAll(IntStream.range(0, 6).mapToObj(i -> amendment).toList())) {
      statuses.add(answer.get());
    }
    clients.shutdown();
    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
  }

  private Answer replace(
      DiagnosticReport signed, DiagnosticReport next, String status, String reason) {
    return fhir.post(
        path(signed) + "/$amend",
        Requests.with(
            amending(pathologist, status, reason), "replacement", Requests.reference(next)));
  }

  private Answer conclude(DiagnosticReport signed, String conclusion) {
    return fhir.post(
        path(signed) + "/$amend",
        Requests.with(
            amending(pathologist, "amended", "Discussed."),
            "conclusion",
            new StringType(conclusion)));
  }

  private Provenance attestation(DiagnosticReport report) {
    return attestation(report, "");
  }

  private Provenance attestation(DiagnosticReport report, String version) {
    return hospital.provenances(report).stream()
        .filter(Provenance::hasSignature)
        .filter(p -> p.getTargetFirstRep().getReference().endsWith(version))
        .findFirst()
        .orElseThrow();
  }

  private static String replaced(DiagnosticReport report) {
    return ((Reference) report.getExtensionByUrl(REPLACES).getValue()).getReference();
  }

  private static List<String> references(DiagnosticReport report) {
    return report.getResult().stream().map(Reference::getReference).toList();
  }

  private static DiagnosticReport answered(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.as(DiagnosticReport.class);
  }

  private static void refused(Answer answer, int status, String named) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("OperationOutcome", named);
  }
}
