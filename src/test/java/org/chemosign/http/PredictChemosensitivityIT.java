package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.goodSpecimen;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.patient;
import static org.chemosign.http.Requests.reference;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.unstored;
import static org.chemosign.http.Requests.with;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job over real HTTP against the packaged server. */
@ExtendWith(SharedServer.class)
class PredictChemosensitivityIT {

  private static final String ON_PATIENT = "Patient/$predict-chemosensitivity";
  private static final String ON_SPECIMEN = "Specimen/$predict-chemosensitivity";
  private static final String[] WRITTEN = {
    "DiagnosticReport",
    "Observation",
    "Provenance",
    "MolecularSequence",
    "DocumentReference",
    "Procedure"
  };

  private final FhirHttp fhir;

  PredictChemosensitivityIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  @Test
  void anInlineProfileOfAGoodSpecimenGivesAStoredReport() {
    Patient patient = patient(fhir);
    Specimen specimen = goodSpecimen(fhir, patient);
    Answer answer =
        fhir.post(
            "Specimen/" + specimen.getIdPart() + "/$predict-chemosensitivity",
            inline(SyntheticMatrix.tpm(1), "tpm"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    DiagnosticReport report = answer.as(DiagnosticReport.class);
    assertThat(answer.response().headers().firstValue("Location"))
        .hasValueSatisfying(url -> assertThat(url).contains("/DiagnosticReport/"));
    assertThat(fhir.get("DiagnosticReport/" + report.getIdPart()).body()).isEqualTo(answer.body());
    assertThat(report.getSubject().getReference()).isEqualTo("Patient/" + patient.getIdPart());
    assertThat(report.getSpecimenFirstRep().getReference())
        .isEqualTo("Specimen/" + specimen.getIdPart());
    assertThat(report.getConclusion()).isNotBlank();
    assertThat(scores(report)).hasSize(5);
  }

  @Test
  void theStoredProfileOfASpecimenGivesTheSameScoresAsTheInlineOne() {
    Patient patient = patient(fhir);
    Specimen specimen = goodSpecimen(fhir, patient);
    String instance = "Specimen/" + specimen.getIdPart() + "/$predict-chemosensitivity";
    DiagnosticReport inline =
        fhir.post(instance, inline(SyntheticMatrix.tpm(2), "tpm")).as(DiagnosticReport.class);
    Answer stored = fhir.post(instance, new Parameters());
    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    assertThat(scores(stored.as(DiagnosticReport.class))).isEqualTo(scores(inline));
    MolecularSequence sequence =
        (MolecularSequence)
            fhir.get("MolecularSequence?patient=" + patient.getIdPart())
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
    Answer bySequence =
        fhir.post(
            "MolecularSequence/" + sequence.getIdPart() + "/$predict-chemosensitivity",
            new Parameters());
    assertThat(scores(bySequence.as(DiagnosticReport.class))).isEqualTo(scores(inline));
    Answer byPatient = fhir.post(ON_PATIENT, with(new Parameters(), "subject", reference(patient)));
    assertThat(scores(byPatient.as(DiagnosticReport.class))).isEqualTo(scores(inline));
  }

  @Test
  void aSpecimenFindsTheProfileOfItsRnaExtract() {
    Patient patient = patient(fhir);
    Specimen biopsy = goodSpecimen(fhir, patient);
    Specimen extract = new Specimen();
    extract.setSubject(reference(patient)).addParent(reference(biopsy));
    extract = fhir.create(extract);
    fhir.post(
        "Specimen/" + extract.getIdPart() + "/$predict-chemosensitivity",
        inline(SyntheticMatrix.tpm(3), "tpm"));
    Answer answer =
        fhir.post(
            "Specimen/" + biopsy.getIdPart() + "/$predict-chemosensitivity", new Parameters());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.as(DiagnosticReport.class).getSpecimenFirstRep().getReference())
        .isEqualTo("Specimen/" + extract.getIdPart());
  }

  @Test
  void theContractCallOnSpecimenAndPatientTypeNeedsNoSpecimen() {
    Patient patient = patient(fhir);
    for (String path : List.of(ON_SPECIMEN, ON_PATIENT)) {
      Answer answer =
          fhir.post(
              path,
              report(with(inline(SyntheticMatrix.tpm(4), "tpm"), "subject", reference(patient))));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.as(DiagnosticReport.class).getText().getDivAsString())
          .containsIgnoringCase("unknown");
    }
  }

  @Test
  void theSameRequestTwiceGivesTheSameReport() {
    Patient patient = patient(fhir);
    Parameters call =
        report(with(inline(SyntheticMatrix.tpm(5), "tpm"), "subject", reference(patient)));
    String first = fhir.post(ON_PATIENT, call).body();
    Map<String, Integer> before = counts();
    assertThat(fhir.post(ON_PATIENT, call).body()).isEqualTo(first);
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void twentyEqualRequestsAtOnceMakeOneReport() throws InterruptedException, ExecutionException {
    Patient patient = patient(fhir);
    Parameters call =
        report(with(inline(SyntheticMatrix.tpm(6), "tpm"), "subject", reference(patient)));
    ExecutorService clients = Executors.newFixedThreadPool(20);
    Callable<String> request =
        () -> new FhirHttp(base()).post(ON_PATIENT, call).as(DiagnosticReport.class).getIdPart();
    Set<String> reports = new HashSet<>();
    for (Future<String> answer :
        clients.invokeAll(IntStream.range(0, 20).mapToObj(i -> request).toList())) {
      reports.add(answer.get());
    }
    clients.shutdown();
    assertThat(reports).hasSize(1).doesNotContainNull();
    assertThat(
            fhir.get("DiagnosticReport?subject=Patient/" + patient.getIdPart())
                .as(Bundle.class)
                .getEntry())
        .hasSize(1);
    assertThat(
            fhir.get("MolecularSequence?patient=Patient/" + patient.getIdPart())
                .as(Bundle.class)
                .getEntry())
        .hasSize(1);
  }

  @Test
  void nothingIsWrittenWhenTheCallerWantsNothingStored() {
    Patient patient = patient(fhir);
    Map<String, Integer> before = counts();
    Answer answer =
        fhir.post(
            ON_PATIENT,
            unstored(
                report(
                    with(inline(SyntheticMatrix.tpm(7), "tpm"), "subject", reference(patient)))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    DiagnosticReport report = answer.as(DiagnosticReport.class);
    assertThat(report.getContained()).isNotEmpty();
    assertThat(report.getContained().stream().filter(Observation.class::isInstance)).isNotEmpty();
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void theReportSpeaksTheLanguageAskedFor() {
    Patient patient = patient(fhir);
    Parameters call =
        unstored(
            report(with(inline(SyntheticMatrix.tpm(8), "tpm"), "subject", reference(patient))));
    DiagnosticReport english = fhir.post(ON_PATIENT, call).as(DiagnosticReport.class);
    DiagnosticReport byHeader =
        fhir.post(ON_PATIENT, call, "Accept-Language", "fr-CH, fr;q=0.9")
            .as(DiagnosticReport.class);
    DiagnosticReport byParameter =
        fhir.post(ON_PATIENT, with(call.copy(), "language", new CodeType("fr")))
            .as(DiagnosticReport.class);
    assertThat(english.getLanguage()).isEqualTo("en");
    assertThat(byHeader.getLanguage()).isEqualTo("fr");
    assertThat(byHeader.getConclusion()).isNotEqualTo(english.getConclusion());
    assertThat(byParameter.getConclusion()).isEqualTo(byHeader.getConclusion());
  }

  @Test
  void aFailedGateIsRefusedOrReportedWithoutCalls() {
    Patient patient = patient(fhir);
    Specimen specimen = Requests.specimen(fhir, patient, 30);
    Requests.tumourShare(fhir, specimen, 40);
    Requests.diagnosis(fhir, patient, "http://hl7.org/fhir/sid/icd-10", "C25.0");
    String instance = "Specimen/" + specimen.getIdPart() + "/$predict-chemosensitivity";
    Answer refused = fhir.post(instance, inline(SyntheticMatrix.tpm(9), "tpm"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("50 ng", "30");
    Answer reported = fhir.post(instance, report(inline(SyntheticMatrix.tpm(9), "tpm")));
    assertThat(reported.status()).as(reported.body()).isEqualTo(200);
    DiagnosticReport report = reported.as(DiagnosticReport.class);
    assertThat(report.getConclusion()).contains("RNA");
    String results =
        report.getResult().stream()
            .map(result -> fhir.get(result.getReference()).body())
            .collect(Collectors.joining());
    assertThat(results).contains("low-rna").doesNotContain("LA9661-5", "LA9660-7");
  }

  @Test
  void aMatrixStoredByALaboratorySystemIsUsed() {
    Patient patient = patient(fhir);
    Specimen specimen = goodSpecimen(fhir, patient);
    Binary binary = new Binary();
    binary.setContentType("text/tab-separated-values");
    binary.setData(SyntheticMatrix.tpm(10).getBytes(StandardCharsets.UTF_8));
    binary = fhir.create(binary);
    org.hl7.fhir.r4.model.DocumentReference document =
        new org.hl7.fhir.r4.model.DocumentReference();
    document
        .setStatus(org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus.CURRENT)
        .setSubject(reference(patient))
        .addContent()
        .getAttachment()
        .setUrl("Binary/" + binary.getIdPart());
    document = fhir.create(document);
    MolecularSequence sequence = new MolecularSequence();
    sequence
        .setType(MolecularSequence.SequenceType.RNA)
        .setCoordinateSystem(1)
        .setPatient(reference(patient))
        .setSpecimen(reference(specimen))
        .addRepository()
        .setType(MolecularSequence.RepositoryType.DIRECTLINK)
        .setUrl("DocumentReference/" + document.getIdPart());
    fhir.create(sequence);
    Answer answer =
        fhir.post(
            "Specimen/" + specimen.getIdPart() + "/$predict-chemosensitivity",
            with(new Parameters(), "expressionUnit", new CodeType("tpm")));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(scores(answer.as(DiagnosticReport.class))).hasSize(5);
  }

  private String base() {
    return fhir.base();
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (String type : WRITTEN) {
      counts.put(type, fhir.count(type));
    }
    return counts;
  }

  /** Raw score texts by drug code, as stored. */
  private Map<String, String> scores(DiagnosticReport report) {
    return ReportScores.of(fhir, report);
  }
}
