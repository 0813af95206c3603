package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chemosign.http.FhirHttp.Answer;
import org.chemosign.http.GuardedServer.Guarded;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every door to a patient's data, tried with every kind of token: the right ones pass, all others
 * learn neither the data nor whether there are any.
 */
@ExtendWith(GuardedServer.class)
class AccessIT {

  /**
   * A way to reach what is p2's.
   *
   * @param path where; {@code {id}} stands for the id
   * @param body of a POST; empty for a GET
   * @param id an id that is there
   * @param apps whether it is open to an app of the patient, too
   */
  record Door(String path, String body, String id, boolean apps) {

    static Door get(String path, String id) {
      return new Door(path, "", id, true);
    }

    static Door closed(String path, String id) {
      return new Door(path, "", id, false);
    }

    static Door batch(String url, String id) {
      return new Door("", bundle("batch", url), id, true);
    }

    private static String bundle(String type, String url) {
      return "{'resourceType':'Bundle','type':'"
          .concat(type)
          .concat("','entry':[{'request':{'method':'GET','url':'")
          .concat(url)
          .concat("'}}]}")
          .replace('\'', '"');
    }

    Answer open(FhirHttp fhir, String called, String... headers) {
      String url = path.replace("{id}", called).replace("%7Bid%7D", called);
      String text = body.replace("{id}", called);
      return body.isEmpty() ? fhir.get(url, headers) : fhir.postText(url, text, headers);
    }

    @Override
    public String toString() {
      return path + body;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static Stream<Door> doors() {
    return Stream.of(
        Door.get("Patient/{id}", "p2"),
        Door.get("Patient/{id}?_format=xml", "p2"),
        Door.get("Patient/{id}?_elements=name", "p2"),
        Door.get("Observation/{id}", "o2"),
        Door.get("Observation/{id}/_history/1", "o2"),
        Door.get("Observation/{id}/_history", "o2"),
        Door.get("Condition/{id}", "c2"),
        Door.get("Specimen/{id}", "s2"),
        Door.get("DiagnosticReport/{id}", "r2"),
        Door.get("Task/{id}", "t2"),
        Door.get("Provenance/{id}", "w2"),
        Door.get("DocumentReference/{id}", "d2"),
        Door.get("Binary/{id}", "b2"),
        Door.get("Binary/{id}", "l2"),
        Door.get("Observation?_id={id}", "o2"),
        Door.get("Observation?_id={id}&_summary=false&_total=accurate", "o2"),
        Door.get("Observation?patient={id}", "p2"),
        Door.get("Observation?subject=Patient/{id}", "p2"),
        Door.get("Observation?identifier=urn:test%7C{id}", "o2"),
        Door.get("Provenance?target=Observation/{id}", "o2"),
        Door.get("DocumentReference?location=Binary/{id}", "l2"),
        Door.get("Patient?_id={id}&_revinclude=Observation:subject", "p2"),
        Door.get("DiagnosticReport?_id={id}&_include=DiagnosticReport:result", "r2"),
        Door.get("Patient/{id}/$everything", "p2"),
        Door.batch("Observation/{id}", "o2"),
        Door.batch("Observation?_id={id}", "o2"),
        Door.batch("Patient/{id}/$everything", "p2"),
        Door.closed("Observation/_history?_count=200&_tag={id}", "x"),
        Door.closed("Observation?patient.family=" + Wards.SECRET + "&_tag:not={id}", "x"),
        Door.closed("Patient?_has:Observation:subject:identifier=urn:test%7C{id}", "o2"),
        Door.closed("Observation/{id}/$graphql?query=" + encoded("{code{text}}"), "o2"),
        Door.closed("$graphql?query=" + encoded("{Observation(id:\"{id}\"){code{text}}}"), "o2"),
        Door.closed("Group/{id}", "group"));
  }

  private static void assertTellsNothing(Answer answer) {
    assertThat(answer.body()).doesNotContain(Wards.SECRET);
  }

  /** Status and body without what is made anew for every answer. */
  private static String told(Answer answer, String called) {
    return answer.status()
        + answer
            .body()
            .replace(called, "ID")
            .replaceAll("\"id\": ?\"[^\"]+\"", "")
            .replaceAll("\"lastUpdated\": ?\"[^\"]+\"", "");
  }

  @ParameterizedTest
  @MethodSource("doors")
  void systemsPass(Door door, Guarded guarded) {
    Answer answer = door.open(guarded.fhir(), door.id(), guarded.system());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    byte[] secret = Wards.SECRET.getBytes(StandardCharsets.UTF_8);
    assertThat(answer.body())
        .containsAnyOf(Wards.SECRET, Base64.getEncoder().encodeToString(secret));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void appsOfThePatientPassWhereTheyMay(Door door, Guarded guarded) {
    String[] headers = guarded.app("p2", "patient/*.cruds");
    Answer answer = door.open(guarded.fhir(), door.id(), headers);
    if (door.apps()) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    } else {
      assertThat(answer.status()).as(answer.body()).isIn(403, 404);
      assertTellsNothing(answer);
    }
  }

  @ParameterizedTest
  @MethodSource("doors")
  void appsOfAnotherPatientLearnNothing(Door door, Guarded guarded) {
    String[] headers = guarded.app("p1", "patient/*.cruds");
    Answer there = door.open(guarded.fhir(), door.id(), headers);
    Answer missing = door.open(guarded.fhir(), "nowhere", headers);
    assertTellsNothing(there);
    assertThat(told(there, door.id())).isEqualTo(told(missing, "nowhere"));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void usersOfOtherPatientsLearnNothing(Door door, Guarded guarded) {
    String[] headers = guarded.headers("user/*.cruds", Map.of("patients", List.of("p1", "p9")));
    Answer there = door.open(guarded.fhir(), door.id(), headers);
    Answer missing = door.open(guarded.fhir(), "nowhere", headers);
    assertTellsNothing(there);
    assertThat(told(there, door.id())).isEqualTo(told(missing, "nowhere"));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void narrowerScopesDoNotPass(Door door, Guarded guarded) {
    Answer answer =
        door.open(guarded.fhir(), door.id(), guarded.app("p2", "patient/ResearchSubject.rs"));
    assertTellsNothing(answer);
    assertThat(answer.status()).as(answer.body()).isIn(200, 403, 404);
    if (door.body().isEmpty()) {
      assertThat(answer.status()).as(answer.body()).isIn(403, 404);
    }
  }

  @ParameterizedTest
  @MethodSource("doors")
  void withoutAGoodTokenNothingIsOpen(Door door, Guarded guarded) {
    String base = guarded.server().base();
    long past = Instant.now().getEpochSecond() - 600;
    String good = guarded.issuer().token(base, "system/*.cruds", Map.of());
    String elsewhere =
        guarded.issuer().token("https://elsewhere.example/fhir", "system/*.rs", Map.of());
    String expired = guarded.issuer().token(base, "system/*.cruds", Map.of("exp", past));
    String edited = good.substring(0, good.length() - 8) + "AAAAAAAA";
    for (String[] headers :
        List.of(
            new String[0],
            Guarded.bearer(elsewhere),
            Guarded.bearer(expired),
            Guarded.bearer(edited))) {
      Answer answer = door.open(guarded.fhir(), door.id(), headers);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.response().headers().firstValue("WWW-Authenticate")).isPresent();
      assertTellsNothing(answer);
    }
  }
}
