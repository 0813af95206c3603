package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chemosign.http.FhirHttp.Answer;
import org.chemosign.http.GuardedServer.Guarded;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes: only one's own, and without a word about anybody else's. */
@ExtendWith(GuardedServer.class)
class WriteAccessIT {

  private static final String PATCH =
      "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]";

  private static String[] app(Guarded guarded) {
    return guarded.app("p1", "patient/*.cruds");
  }

  private static String[] with(String[] headers, String name, String value) {
    return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
  }

  private static Observation observation(String patient) {
    Observation observation = new Observation();
    observation.setStatus(Observation.ObservationStatus.FINAL).getCode().setText("test");
    observation.setSubject(new Reference("Patient/" + patient));
    return observation;
  }

  private static void assertUntouched(Guarded guarded, String name) {
    Answer answer = guarded.fhir().get(name, guarded.system());
    assertThat(answer.status()).isEqualTo(200);
    Resource stored = (Resource) FhirHttp.FHIR.newJsonParser().parseResource(answer.body());
    assertThat(stored.getMeta().getVersionId()).isEqualTo("1");
  }

  @Test
  void ownIsWritten(Guarded guarded) {
    Answer created = guarded.fhir().post("Observation", observation("p1"), app(guarded));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    Observation own = created.as(Observation.class);
    own.getCode().setText("changed");
    assertThat(guarded.fhir().put(own, app(guarded)).status()).isEqualTo(200);
    String name = "Observation/" + own.getIdElement().getIdPart();
    assertThat(guarded.fhir().delete(name, app(guarded)).status()).isEqualTo(200);
  }

  @Test
  void othersAreNot(Guarded guarded) {
    FhirHttp fhir = guarded.fhir();
    assertThat(fhir.post("Observation", observation("p2"), app(guarded)).status()).isEqualTo(403);
    Resource theirs = guarded.wards().stored("Observation/o2");
    Answer put = fhir.put(theirs, app(guarded));
    theirs.setId("nowhere");
    Answer nowhere = fhir.put(theirs, app(guarded));
    assertThat(put.status()).isEqualTo(404);
    assertThat(put.body().replace("o2", "nowhere")).isEqualTo(nowhere.body());
    assertThat(fhir.delete("Observation/o2", app(guarded)).status())
        .isEqualTo(fhir.delete("Observation/nowhere", app(guarded)).status())
        .isEqualTo(404);
    for (String id : List.of("o2", "nowhere")) {
      Answer patch =
          fhir.patch("Observation/" + id, "application/json-patch+json", PATCH, app(guarded));
      assertThat(patch.status()).isEqualTo(404);
    }
    assertUntouched(guarded, "Observation/o2");
  }

  /** What refers to a patient is never taken along, whoever asks. */
  @Test
  void nothingCascades(Guarded guarded) {
    FhirHttp fhir = guarded.fhir();
    for (String patient : List.of("p2", "nowhere")) {
      Answer answer =
          fhir.delete(
              "Patient/" + patient + "?_cascade=delete", with(app(guarded), "X-Cascade", "delete"));
      assertThat(answer.status()).as(answer.body()).isIn(400, 404);
      assertThat(answer.body()).doesNotContain(Wards.SECRET);
    }
    Answer all =
        fhir.delete("Patient/p2?_cascade=delete", with(guarded.system(), "X-Cascade", "delete"));
    assertThat(all.status()).as(all.body()).isIn(400, 409);
    assertUntouched(guarded, "Patient/p2");
    assertUntouched(guarded, "Observation/o2");
  }

  @Test
  void ownStaysOwnAndTheirsTheirs(Guarded guarded) {
    Observation own = (Observation) guarded.wards().stored("Observation/v1");
    own.setSubject(new Reference("Patient/p2"));
    assertThat(guarded.fhir().put(own, app(guarded)).status()).isEqualTo(403);
    String moved =
        "[{\"op\":\"replace\",\"path\":\"/subject/reference\",\"value\":\"Patient/p2\"}]";
    Answer patch =
        guarded.fhir().patch("Observation/v1", "application/json-patch+json", moved, app(guarded));
    assertThat(patch.status()).as(patch.body()).isEqualTo(403);
    Observation theirs = (Observation) guarded.wards().stored("Observation/v2");
    theirs.setSubject(new Reference("Patient/p1"));
    assertThat(guarded.fhir().put(theirs, app(guarded)).status()).isEqualTo(404);
    assertUntouched(guarded, "Observation/v1");
    assertUntouched(guarded, "Observation/v2");
  }

  @Test
  void lettersAreToldApart(Guarded guarded) {
    FhirHttp fhir = guarded.fhir();
    Resource own = guarded.wards().stored("Observation/v1");
    for (String scope : List.of("patient/Observation.rs", "patient/Observation.c")) {
      String[] headers = guarded.app("p1", scope);
      assertThat(fhir.put(own, headers).status()).isEqualTo(403);
      assertThat(fhir.delete("Observation/v1", headers).status()).isEqualTo(403);
      Answer patch = fhir.patch("Observation/v1", "application/json-patch+json", PATCH, headers);
      assertThat(patch.status()).isEqualTo(403);
    }
    String[] reader = guarded.app("p1", "patient/*.rs");
    assertThat(fhir.post("Observation", observation("p1"), reader).status()).isEqualTo(403);
    assertUntouched(guarded, "Observation/v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"o2", "nowhere"})
  void conditionsFindOwnAlone(String identifier, Guarded guarded) {
    FhirHttp fhir = guarded.fhir();
    String condition = "identifier=urn:test%7C" + identifier;
    Observation own = observation("p1");
    own.addIdentifier().setSystem("urn:test").setValue(identifier);
    Answer created = fhir.post("Observation", own, with(app(guarded), "If-None-Exist", condition));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    own.getCode().setText("changed");
    Answer updated = fhir.put("Observation?" + condition, own, app(guarded));
    assertThat(updated.status()).as(updated.body()).isEqualTo(200);
    Answer deleted = fhir.delete("Observation?" + condition, app(guarded));
    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertUntouched(guarded, "Observation/o2");
    Answer chained =
        fhir.post(
            "Observation",
            observation("p1"),
            with(app(guarded), "If-None-Exist", "subject.family=" + Wards.SECRET));
    assertThat(chained.status()).as(chained.body()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Specimen/s2", "Specimen/nowhere"})
  void referencesTellNothing(String reference, Guarded guarded) {
    Observation observation = observation("p1").setSpecimen(new Reference(reference));
    Answer answer = guarded.fhir().post("Observation", observation, app(guarded));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains(reference).contains("not known");
    observation.setSpecimen(new Reference("Specimen/s1"));
    assertThat(guarded.fhir().post("Observation", observation, app(guarded)).status())
        .isEqualTo(201);
  }

  private static Bundle bundle(BundleType type, HTTPVerb method, String url, Resource body) {
    Bundle bundle = new Bundle().setType(type);
    bundle.addEntry().setResource(body).getRequest().setMethod(method).setUrl(url);
    return bundle;
  }

  static Stream<Bundle> writes() {
    return Stream.of(BundleType.BATCH, BundleType.TRANSACTION)
        .flatMap(
            type ->
                Stream.of(
                    bundle(type, HTTPVerb.POST, "Observation", observation("p2")),
                    bundle(type, HTTPVerb.PUT, "Observation/o2", theirs("o2")),
                    bundle(type, HTTPVerb.PUT, "Observation/nowhere", theirs("nowhere")),
                    bundle(type, HTTPVerb.DELETE, "Observation/o2", null),
                    bundle(type, HTTPVerb.DELETE, "Observation/nowhere", null),
                    bundle(type, HTTPVerb.PATCH, "Observation/o2", patch())));
  }

  private static Observation theirs(String id) {
    Observation observation = observation("p1");
    observation.setId(id);
    return observation;
  }

  private static Binary patch() {
    Binary patch = new Binary();
    patch.setContentType("application/json-patch+json");
    patch.setData(PATCH.getBytes(StandardCharsets.UTF_8));
    return patch;
  }

  @ParameterizedTest
  @MethodSource("writes")
  void bundlesAreNoWayRound(Bundle bundle, Guarded guarded) {
    Answer answer = guarded.fhir().post("", bundle, app(guarded));
    if (bundle.getType() == BundleType.BATCH) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      String status = answer.as(Bundle.class).getEntryFirstRep().getResponse().getStatus();
      assertThat(status).as(answer.body()).containsPattern("403|404");
    } else {
      assertThat(answer.status()).as(answer.body()).isIn(403, 404);
    }
    assertThat(answer.body()).doesNotContain(Wards.SECRET);
    assertUntouched(guarded, "Observation/o2");
  }

  @Test
  void readersWriteNothingInBundles(Guarded guarded) {
    Bundle bundle = bundle(BundleType.BATCH, HTTPVerb.POST, "Observation", observation("p1"));
    Answer answer = guarded.fhir().post("", bundle, guarded.app("p1", "patient/*.rs"));
    assertThat(answer.as(Bundle.class).getEntryFirstRep().getResponse().getStatus())
        .startsWith("403");
  }

  @Test
  void ownBundlesAreWritten(Guarded guarded) {
    Bundle bundle = bundle(BundleType.TRANSACTION, HTTPVerb.POST, "Observation", observation("p1"));
    Answer answer = guarded.fhir().post("", bundle, app(guarded));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  static Stream<Resource> definitions() {
    return Stream.of(
        new SearchParameter().setUrl("urn:x"),
        new ValueSet().setUrl("urn:x"),
        new Library().setUrl("urn:x"),
        new Subscription().setCriteria("Observation?"),
        new Provenance().addTarget(new Reference("Observation/o1")));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void definitionsAreNotForApps(Resource resource, Guarded guarded) {
    for (String[] headers :
        List.of(app(guarded), guarded.system(), guarded.headers("user/*.cruds", Map.of()))) {
      Answer answer = guarded.fhir().post(resource.fhirType(), resource, headers);
      assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    }
  }
}
