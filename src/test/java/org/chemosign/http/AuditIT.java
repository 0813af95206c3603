package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request is in the audit once it is answered, and never with what it was about. */
@ExtendWith(SharedServer.class)
class AuditIT {

  private final FhirHttp fhir;

  AuditIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  private List<AuditEvent> events(String query) {
    Bundle page = fhir.get("AuditEvent?_count=200&" + query).as(Bundle.class);
    assertThat(page.getTotal()).isEqualTo(page.getEntry().size());
    return page.getEntry().stream().map(entry -> (AuditEvent) entry.getResource()).toList();
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static List<String> subtypes(List<AuditEvent> events) {
    return events.stream().map(event -> event.getSubtypeFirstRep().getCode()).toList();
  }

  private static boolean claims(AuditEvent event, String pattern) {
    return event
        .getMeta()
        .hasProfile(
            "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit." + pattern);
  }

  @Test
  void theLifeOfAPatientIsInIt() {
    Patient patient = Requests.patient(fhir);
    String path = name(patient);
    String id = patient.getIdElement().getIdPart();
    fhir.get(path);
    fhir.get(path + "/_history/1");
    fhir.get(path + "/_history");
    fhir.put(path, patient.copy());
    fhir.patch(path, "[{\"op\":\"add\",\"path\":\"/language\",\"value\":\"fr\"}]");
    fhir.get("Patient?_id=" + id);
    fhir.get(path + "/$everything");
    fhir.delete(path);
    List<AuditEvent> events = events("patient=Patient/" + id);
    assertThat(subtypes(events))
        .contains(
            "delete",
            "operation",
            "search-type",
            "patch",
            "update",
            "history",
            "vread",
            "read",
            "create");
    assertThat(events).allMatch(event -> event.getOutcome() == AuditEvent.AuditEventOutcome._0);
    assertThat(events)
        .anyMatch(event -> claims(event, "PatientRead"))
        .anyMatch(event -> claims(event, "PatientCreate"))
        .anyMatch(event -> claims(event, "PatientUpdate"))
        .anyMatch(event -> claims(event, "PatientDelete"))
        .anyMatch(event -> claims(event, "PatientQuery"));
    assertThat(events)
        .allMatch(event -> event.getAgent().size() == 2)
        .allMatch(event -> event.getAgentFirstRep().getNetwork().getAddress().equals("127.0.0.1"));
  }

  @Test
  void aSearchIsInItOnceForEachPatientAndWithoutItsValues() {
    String family = "Secret" + UUID.randomUUID().toString().substring(0, 8);
    Patient one = new Patient();
    one.addName().setFamily(family);
    Patient stored = fhir.create(one);
    Patient other = fhir.create(one.copy());
    assertThat(fhir.get("Patient?family=" + family).as(Bundle.class).getEntry()).hasSize(2);
    for (Patient each : List.of(stored, other)) {
      AuditEvent event =
          events("subtype=search&patient=Patient/" + each.getIdElement().getIdPart()).get(0);
      String query =
          event.getEntity().stream()
              .filter(AuditEvent.AuditEventEntityComponent::hasQuery)
              .map(entity -> new String(entity.getQuery(), StandardCharsets.UTF_8))
              .findFirst()
              .orElseThrow();
      assertThat(query).isEqualTo("Patient?family=***");
    }
    String all = fhir.get("AuditEvent?_count=200").body();
    assertThat(all).doesNotContain(family);
  }

  @Test
  void eachEntryOfATransactionAndABatchIsInIt() {
    Patient patient = Requests.patient(fhir);
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    Observation observation = new Observation();
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setSubject(Requests.reference(patient));
    observation.getCode().setText("synthetic");
    bundle
        .addEntry()
        .setResource(observation)
        .getRequest()
        .setUrl("Observation")
        .setMethod(Bundle.HTTPVerb.POST);
    bundle.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(name(patient));
    assertThat(fhir.post("", bundle).status()).isEqualTo(200);
    List<AuditEvent> events = events("patient=" + name(patient));
    assertThat(subtypes(events)).containsExactly("read", "create", "create");
    bundle.setType(Bundle.BundleType.BATCH).getEntry().remove(0);
    String missing = "Patient/" + UUID.randomUUID();
    bundle.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(missing);
    assertThat(fhir.post("", bundle).status()).isEqualTo(200);
    assertThat(events("entity=" + missing)).hasSize(1);
    assertThat(events("entity=" + missing).get(0).getOutcome())
        .isEqualTo(AuditEvent.AuditEventOutcome._4);
  }

  @Test
  void refusalsAreInIt() {
    String missing = "Patient/" + UUID.randomUUID();
    assertThat(fhir.get(missing).status()).isEqualTo(404);
    assertThat(events("outcome=4&entity=" + missing)).hasSize(1);
    String operation = missing + "/$nonsense";
    assertThat(fhir.get(operation).status()).isIn(400, 404);
    assertThat(events("outcome=4&subtype=operation&entity=" + missing)).hasSize(1);
  }

  @Test
  void anOperationIsInItWithItsPatientAndWithoutItsPayload() {
    Patient patient = Requests.patient(fhir);
    var call = Requests.report(Requests.inline(SyntheticMatrix.tpm(77), "tpm"));
    Requests.with(call, "subject", Requests.reference(patient));
    Requests.with(call, "language", new CodeType("en"));
    Answer answer = fhir.post("Patient/$predict-chemosensitivity", call);
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    AuditEvent event = events("subtype=operation&patient=" + name(patient)).get(0);
    assertThat(event.getSubtype().get(1).getCode()).isEqualTo("$predict-chemosensitivity");
  }

  @Test
  void graphQlIsInItWithItsPatients() {
    Patient patient = Requests.patient(fhir);
    fhir.get(name(patient) + "/$graphql?query=%7Bid%7D");
    assertThat(events("subtype=operation&patient=" + name(patient))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRANSACTION", "EXPUNGE"})
  void nobodyWritesOne(String how) {
    String id = "1";
    String body = "{\"resourceType\":\"AuditEvent\",\"id\":\"" + id + "\"}";
    String path = "AuditEvent/" + id;
    String before = fhir.get(path).body();
    Answer answer =
        switch (how) {
          case "POST" -> fhir.postText("AuditEvent", body);
          case "PUT" -> fhir.put(path, body);
          case "PATCH" -> fhir.patch(path, "[{\"op\":\"remove\",\"path\":\"/outcome\"}]");
          case "DELETE" -> fhir.delete(path);
          case "EXPUNGE" -> fhir.postText(path + "/$expunge", "{\"resourceType\":\"Parameters\"}");
          default ->
              fhir.postText(
                  "",
                  "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                      + body
                      + ",\"request\":{\"method\":\"PUT\",\"url\":\""
                      + path
                      + "\"}}]}");
        };
    assertThat(answer.status()).as(answer.body()).isIn(400, 403, 404, 405);
    if (!how.equals("TRANSACTION")) {
      assertThat(answer.status()).isEqualTo(405);
    }
    assertThat(fhir.get(path).body()).isEqualTo(before);
  }

  @Test
  void pagesFollowEachOther() {
    Requests.patient(fhir);
    Requests.patient(fhir);
    Bundle first = fhir.get("AuditEvent?_count=1&action=C").as(Bundle.class);
    assertThat(first.getEntry()).hasSize(1);
    String next = first.getLink("next").getUrl();
    Bundle second = fhir.get(next.substring(fhir.base().length() + 1)).as(Bundle.class);
    assertThat(second.getEntry()).hasSize(1);
    assertThat(second.getEntryFirstRep().getResource().getIdElement().getIdPart())
        .isNotEqualTo(first.getEntryFirstRep().getResource().getIdElement().getIdPart());
  }
}
