package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;

/**
 * A patient with words that are nowhere else: in name, identifier, narrative, reports, files, older
 * versions, what was deleted, and in the id itself, which is in every reference.
 *
 * @param word what all the words begin with
 * @param patient the patient
 */
record MarkedPatient(String word, Patient patient) {

  private static final int LONG = 40_000;

  /** Where words are; each is looked for before the patient is erased, too. */
  static final List<String> KINDS =
      List.of(
          "id", "name", "number", "tale", "former", "tissue", "opinion", "letter", "file", "title",
          "gone");

  /** Stores one with a chart. */
  static MarkedPatient store(FhirHttp fhir) {
    String word = "zymurgy" + UUID.randomUUID().toString().substring(0, 8);
    Patient patient = new Patient();
    patient.setId(word + "id");
    patient.addName().setFamily(word + "former");
    require(fhir.put(patient), 201);
    patient.getNameFirstRep().setFamily(word + "name");
    patient.addIdentifier().setSystem("https://hospital.example/mrn").setValue(word + "number");
    patient.getText().setStatus(Narrative.NarrativeStatus.ADDITIONAL);
    patient.getText().setDivAsString("<div>The tale of " + word + "tale</div>");
    require(fhir.put(patient), 200);
    MarkedPatient marked = new MarkedPatient(word, patient);
    marked.chart(fhir);
    marked.files(fhir);
    return marked;
  }

  private void chart(FhirHttp fhir) {
    Specimen specimen = Requests.goodSpecimen(fhir, patient);
    specimen.addNote().setText(word + "tissue");
    require(fhir.put(specimen), 200);
    Answer predicted =
        fhir.post(
            name(specimen) + "/$predict-chemosensitivity",
            Requests.inline(SyntheticMatrix.tpm(22), "tpm"));
    require(predicted, 200);
    DiagnosticReport report = new DiagnosticReport();
    report.setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL);
    report.setSubject(Requests.reference(patient)).getCode().setText("synthetic");
    report.setConclusion(word + "opinion");
    report.addPresentedForm(text("Dear colleague, " + word + "letter"));
    DiagnosticReport stored = fhir.create(report);
    stored.setConclusion(word + "gone");
    DiagnosticReport other = fhir.create(withoutId(stored));
    require(fhir.delete(name(other)), 200);
  }

  private static DiagnosticReport withoutId(DiagnosticReport report) {
    DiagnosticReport copy = report.copy();
    copy.setId((String) null);
    return copy;
  }

  private void files(FhirHttp fhir) {
    Binary file = new Binary();
    file.setContentType("text/plain").setSecurityContext(Requests.reference(patient));
    String content = "x".repeat(LONG) + " " + word + "file " + "y".repeat(LONG);
    file.setData(content.getBytes(StandardCharsets.UTF_8));
    Binary stored = fhir.create(file);
    DocumentReference document = new DocumentReference();
    document.setStatus(Enumerations.DocumentReferenceStatus.CURRENT);
    document.setSubject(Requests.reference(patient)).setDescription(word + "title");
    document.addContent().getAttachment().setContentType("text/plain").setUrl(name(stored));
    fhir.create(document);
  }

  private static Attachment text(String content) {
    return new Attachment()
        .setContentType("text/plain")
        .setData(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static void require(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
  }
}
