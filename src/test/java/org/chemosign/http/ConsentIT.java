package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chemosign.http.FhirHttp.Answer;
import org.chemosign.http.GuardedServer.Guarded;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a patient denies, at the doors. */
@ExtendWith(GuardedServer.class)
class ConsentIT {

  private static final String NAME = "Denier-of-all";
  private static final String PATIENT = "Patient/denier";
  private static final String OBSERVATION = "Observation/denier-o";

  private final Guarded guarded;
  private final FhirHttp systems;
  private final FhirHttp users;

  ConsentIT(Guarded guarded) {
    this.guarded = guarded;
    String base = guarded.server().base();
    systems =
        new FhirHttp(
            base, guarded.headers("system/*.cruds", Map.of("roles", List.of("administrator"))));
    users =
        new FhirHttp(
            base, guarded.headers("user/*.cruds", Map.of("fhirUser", "Practitioner/anna")));
  }

  @BeforeEach
  void store() {
    Patient patient = new Patient();
    patient.addName().setFamily(NAME);
    patient.setId("denier");
    assertThat(systems.put(patient).status()).isIn(200, 201);
    assertThat(systems.put(observation("denier")).status()).isIn(200, 201);
  }

  private static Observation observation(String patient) {
    Observation observation = new Observation();
    observation.setStatus(Observation.ObservationStatus.FINAL).getCode().setText(NAME);
    observation.setSubject(new Reference("Patient/" + patient));
    observation.setId("denier-o");
    return observation;
  }

  private static Consent denial(String scope) {
    Consent consent = new Consent();
    consent.setId("denier-c");
    consent.setStatus(ConsentState.ACTIVE).setPatient(new Reference(PATIENT));
    consent.setScope(coded("http://terminology.hl7.org/CodeSystem/consentscope", scope));
    consent.addCategory(coded("http://loinc.org", "59284-0"));
    consent.setPolicyRule(coded("http://terminology.hl7.org/CodeSystem/v3-ActCode", "OPTIN"));
    consent.getProvision().setType(ConsentProvisionType.DENY);
    return consent;
  }

  private static CodeableConcept coded(String system, String code) {
    return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
  }

  /** Other tests count what is on this server. */
  @AfterEach
  void withdraw() throws InterruptedException {
    Consent consent = denial("patient-privacy");
    consent.setStatus(ConsentState.INACTIVE);
    assertThat(systems.put(consent).status()).isIn(200, 201);
    await(200);
  }

  /** What was looked up holds for a second. */
  private void await(int status) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    while (users.get(PATIENT).status() != status && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    assertThat(users.get(PATIENT).status()).isEqualTo(status);
  }

  private void hide() throws InterruptedException {
    Answer stored = systems.put(denial("patient-privacy"));
    assertThat(stored.status()).as(stored.body()).isIn(200, 201);
    await(404);
  }

  @Test
  void whoDeniesDisclosureIsNotThereForApps() throws InterruptedException {
    assertThat(users.get(OBSERVATION).status()).isEqualTo(200);
    hide();
    assertThat(users.get(PATIENT).body())
        .isEqualTo(users.get("Patient/nowhere").body().replace("nowhere", "denier"));
    for (String path :
        List.of(
            OBSERVATION, OBSERVATION + "/_history", PATIENT + "/$everything", "Consent/denier-c")) {
      Answer answer = users.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.body()).doesNotContain(NAME);
    }
    for (String query :
        List.of(
            "Observation?patient=denier",
            "Patient?_id=denier&_revinclude=Observation:patient",
            "Patient?family=" + NAME)) {
      Answer answer = users.get(query);
      assertThat(answer.status()).as(query).isEqualTo(200);
      assertThat(answer.as(Bundle.class).hasEntry()).as(query).isFalse();
      assertThat(answer.as(Bundle.class).hasTotal()).as(query).isFalse();
    }
    assertThat(users.get("Patient?family=" + NAME + "&_summary=count").status()).isEqualTo(403);
    assertThat(systems.get(PATIENT).body()).contains(NAME);
    assertThat(systems.get("Observation?patient=denier").as(Bundle.class).getTotal()).isEqualTo(1);
    Answer own = guarded.fhir().get(PATIENT, guarded.app("denier", "patient/*.rs"));
    assertThat(own.status()).isEqualTo(404);
  }

  @Test
  void appsNeitherChangeNorPredictNorReferToWhoDenies() throws InterruptedException {
    hide();
    assertThat(users.put(observation("p1")).status()).isEqualTo(404);
    assertThat(users.delete(OBSERVATION).status()).isEqualTo(404);
    Observation about = observation("denier");
    about.setId((String) null);
    Answer created = users.post("Observation", about);
    about.setSubject(new Reference("Patient/nowhere"));
    Answer nowhere = users.post("Observation", about);
    assertThat(created.status()).as(created.body()).isEqualTo(nowhere.status()).isEqualTo(422);
    assertThat(created.body().replace("denier", "nowhere")).isEqualTo(nowhere.body());
    Answer predicted = users.post(PATIENT + "/$predict-chemosensitivity", new Parameters());
    assertThat(predicted.status()).isEqualTo(404);
    assertThat(systems.get(OBSERVATION).as(Observation.class).getMeta().getVersionId())
        .isEqualTo("1");
  }

  @Test
  void aDenialOfResearchHidesNothingButIsInNoExport() throws InterruptedException {
    assertThat(exported()).contains(NAME);
    assertThat(systems.put(denial("research")).status()).isIn(200, 201);
    assertThat(users.get(PATIENT).status()).isEqualTo(200);
    assertThat(exported()).doesNotContain(NAME);
    Consent over = denial("research");
    over.getProvision().getPeriod().getEndElement().setValueAsString("2020-01-01");
    assertThat(systems.put(over).status()).isEqualTo(200);
    assertThat(exported()).contains(NAME);
  }

  /** The file of a bulk export of patients. */
  private String exported() throws InterruptedException {
    Answer started = systems.get("$export?_type=Patient", "Prefer", "respond-async");
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    String status = started.response().headers().firstValue("Content-Location").orElseThrow();
    String path = status.substring(systems.base().length() + 1);
    Answer answer = systems.get(path);
    for (int i = 0; i < 240 && answer.status() == 202; i++) {
      Thread.sleep(250);
      answer = systems.get(path);
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    String file = answer.body().replaceAll("(?s).*\"url\" ?: ?\"[^\"]*/(Binary/[^\"]+)\".*", "$1");
    return systems.get(file).body();
  }
}
