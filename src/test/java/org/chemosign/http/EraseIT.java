package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.goodSpecimen;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.patient;
import static org.chemosign.http.Requests.reference;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Erasing a patient over HTTP: what is theirs is gone with all versions, what is others' stays. */
@ExtendWith(SharedServer.class)
class EraseIT {

  /**
   * What a patient has on a server.
   *
   * @param patient the patient
   * @param specimen the tumour
   * @param report the prediction, made of a matrix of its own
   * @param matrix the matrix as a file
   * @param deleted an observation that was deleted
   */
  record Chart(
      Patient patient,
      Specimen specimen,
      DiagnosticReport report,
      Binary matrix,
      Observation deleted) {

    static Chart of(FhirHttp fhir, int seed) {
      Patient patient = Requests.patient(fhir);
      Specimen specimen = goodSpecimen(fhir, patient);
      Answer predicted =
          fhir.post(
              name(specimen) + "/$predict-chemosensitivity",
              inline(SyntheticMatrix.tpm(seed), "tpm"));
      assertThat(predicted.status()).as(predicted.body()).isEqualTo(200);
      Binary matrix = file(fhir, patient);
      DocumentReference document = new DocumentReference();
      document
          .setStatus(Enumerations.DocumentReferenceStatus.CURRENT)
          .setSubject(reference(patient));
      document.addContent().getAttachment().setContentType("text/plain").setUrl(name(matrix));
      fhir.create(document);
      Observation deleted = observation(fhir, patient);
      assertThat(fhir.delete(name(deleted)).status()).isEqualTo(200);
      return new Chart(patient, specimen, predicted.as(DiagnosticReport.class), matrix, deleted);
    }

    List<Resource> all() {
      return List.of(patient, specimen, report, matrix, deleted);
    }
  }

  private static Binary file(FhirHttp fhir, Patient patient) {
    Binary file = new Binary();
    file.setContentType("text/plain").setData("synthetic".getBytes(StandardCharsets.UTF_8));
    file.setSecurityContext(reference(patient));
    return fhir.create(file);
  }

  private static Observation observation(FhirHttp fhir, Patient patient) {
    Observation observation = new Observation();
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setCode(new CodeableConcept().setText("synthetic")).setSubject(reference(patient));
    return fhir.create(observation);
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static Group group(FhirHttp fhir, Patient... members) {
    Group group = new Group();
    group.setType(Group.GroupType.PERSON).setActual(true);
    List.of(members).forEach(member -> group.addMember().setEntity(reference(member)));
    return fhir.create(group);
  }

  private static int audited(FhirHttp fhir, String patient) {
    return fhir.get("AuditEvent?patient=" + patient + "&_count=1").as(Bundle.class).getTotal();
  }

  @Test
  void allOfThePatientIsGoneAndNothingOfOthers(FhirHttp fhir) {
    Chart chart = Chart.of(fhir, 61);
    Chart other = Chart.of(fhir, 62);
    Group group = group(fhir, chart.patient(), other.patient());
    Binary loose = file(fhir, chart.patient());
    String id = chart.patient().getIdElement().getIdPart();
    assertThat(audited(fhir, id)).isPositive();

    Parameters dry = new Parameters().addParameter("dryRun", new BooleanType(true));
    Answer said = Requests.erase(fhir, chart.patient(), dry);
    assertThat(said.status()).as(said.body()).isEqualTo(200);
    assertThat(fhir.get(name(chart.report())).status()).isEqualTo(200);

    Answer erased = Requests.erase(fhir, chart.patient());
    assertThat(erased.status()).as(erased.body()).isEqualTo(200);
    Parameters what = erased.as(Parameters.class);
    assertThat(erased.body()).contains(name(group)).doesNotContain("\"" + name(chart.patient()));
    for (Resource resource : chart.all()) {
      assertThat(fhir.get(name(resource)).status()).as(name(resource)).isEqualTo(404);
      assertThat(fhir.get(name(resource) + "/_history/1").status()).isEqualTo(404);
    }
    assertThat(fhir.get(name(loose)).status()).isEqualTo(404);
    for (String search : List.of("Observation", "DiagnosticReport", "Specimen", "Provenance")) {
      Answer found = fhir.get(search + "?patient=" + name(chart.patient()));
      assertThat(found.body()).doesNotContain("/" + id + "\"");
    }
    assertThat(audited(fhir, id)).isZero();
    assertThat(audited(fhir, what.getParameter("pseudonym").getValue().primitiveValue()))
        .asString()
        .isEqualTo(what.getParameter("auditRecords").getValue().primitiveValue());

    Answer account = fhir.get("AuditEvent?subtype=erasure&_count=1");
    assertThat(account.as(Bundle.class).getEntry()).hasSize(1);
    assertThat(account.body()).doesNotContain(id);

    Group left = fhir.get(name(group)).as(Group.class);
    assertThat(left.getMember()).hasSize(1);
    assertThat(left.getMemberFirstRep().getEntity().getReference())
        .isEqualTo(name(other.patient()));
    assertThat(fhir.get(name(group) + "/_history").body()).doesNotContain(id);
    for (Resource resource : other.all()) {
      int status = resource == other.deleted() ? 410 : 200;
      assertThat(fhir.get(name(resource)).status()).as(name(resource)).isEqualTo(status);
    }
  }

  @Test
  void whoWasErasedCanBeRegisteredAgainAndErasedAgain(FhirHttp fhir) {
    Patient patient = patient(fhir);
    String name = name(patient);
    assertThat(Requests.erase(fhir, patient).status()).isEqualTo(200);
    assertThat(Requests.erase(fhir, patient).status()).isEqualTo(404);
    Patient again = new Patient();
    again.setId(patient.getIdElement().getIdPart());
    Answer put = fhir.put(again);
    assertThat(put.status()).as(put.body()).isEqualTo(201);
    assertThat(fhir.get(name).as(Patient.class).getMeta().getVersionId()).isEqualTo("1");
    assertThat(fhir.delete(name).status()).isEqualTo(200);
    assertThat(fhir.get(name).status()).isEqualTo(410);
    assertThat(Requests.erase(fhir, patient).status()).isEqualTo(200);
    assertThat(fhir.get(name).status()).isEqualTo(404);
  }

  @Test
  void whatOthersReferToStopsItAndNothingIsChanged(FhirHttp fhir) {
    Chart chart = Chart.of(fhir, 63);
    Patient other = patient(fhir);
    Observation strange = new Observation();
    strange.setStatus(Observation.ObservationStatus.FINAL);
    strange.setCode(new CodeableConcept().setText("synthetic")).setSubject(reference(other));
    strange.setSpecimen(reference(chart.specimen()));
    Observation stored = fhir.create(strange);
    Answer refused = Requests.erase(fhir, chart.patient());
    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.body()).contains(name(stored)).contains("still-referred-to");
    assertThat(fhir.get(name(chart.report())).status()).isEqualTo(200);
    assertThat(fhir.get(name(chart.matrix())).status()).isEqualTo(200);
  }

  @Test
  void aProvenanceOfTwoPatientsLosesOne(FhirHttp fhir) {
    Patient gone = patient(fhir);
    Patient stays = patient(fhir);
    Provenance both = new Provenance();
    both.addTarget(reference(gone));
    both.addTarget(reference(stays));
    both.addAgent().getWho().setDisplay("synthetic");
    both.setRecorded(new Date());
    Provenance stored = fhir.create(both);
    assertThat(Requests.erase(fhir, gone).status()).isEqualTo(200);
    Answer left = fhir.get(name(stored));
    assertThat(left.as(Provenance.class).getTarget()).hasSize(1);
    assertThat(left.body()).contains(name(stays)).doesNotContain(name(gone));
  }

  @Test
  void unknownPatientsAndParametersAreRefused(FhirHttp fhir) {
    Answer unknown = fhir.post("Patient/nobody-at-all/$erase", new Parameters());
    assertThat(unknown.status()).as(unknown.body()).isEqualTo(404);
    Patient patient = patient(fhir);
    Parameters odd = new Parameters().addParameter("dry-run", new BooleanType(true));
    assertThat(fhir.post(name(patient) + "/$erase", odd).status()).isEqualTo(400);
    assertThat(fhir.get(name(patient) + "/$erase").status()).isIn(400, 404, 405);
    assertThat(fhir.get(name(patient)).status()).isEqualTo(200);
  }
}
