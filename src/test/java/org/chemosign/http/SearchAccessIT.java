package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chemosign.http.FhirHttp.Answer;
import org.chemosign.http.GuardedServer.Guarded;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches: narrowed to what the caller may see, or refused, and never telling more. */
@ExtendWith(GuardedServer.class)
class SearchAccessIT {

  private static List<String> found(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.as(Bundle.class).getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .map(resource -> resource.fhirType() + "/" + resource.getIdElement().getIdPart())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation",
        "Observation?patient=p1,p2",
        "Observation?patient=p1&patient=p1",
        "Observation?subject=Patient/p1,Patient/p2",
        "Observation?_id=o1,o2,v1,v2"
      })
  void onlyOwn(String search, Guarded guarded) {
    Answer answer = guarded.fhir().get(search, guarded.app("p1", "patient/Observation.rs"));
    assertThat(found(answer)).contains("Observation/o1", "Observation/v1");
    assertThat(found(answer)).noneMatch(name -> name.endsWith("2"));
    assertThat(answer.body()).doesNotContain(Wards.SECRET);
  }

  @Test
  void countsOnlyOwn(Guarded guarded) {
    String[] app = guarded.app("p1", "patient/Observation.rs");
    String summary = "Observation?identifier=urn:test%7Co2&_summary=count";
    assertThat(guarded.fhir().get(summary, app).as(Bundle.class).getTotal()).isZero();
    String total = "Observation?_id=o1,o2&_total=accurate";
    assertThat(guarded.fhir().get(total, app).as(Bundle.class).getTotal()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation?focus:Patient.family=" + Wards.SECRET,
        "Observation?subject.family=" + Wards.SECRET,
        "Observation?_has:Provenance:target:agent=Practitioner/anna",
        "Observation?_sort=focus:Patient.family",
        "Observation?_filter=status%20eq%20final",
        "Observation/_history",
        "_history",
        "Provenance"
      })
  void inferenceIsRefused(String search, Guarded guarded) {
    Answer answer = guarded.fhir().get(search, guarded.app("p1", "patient/*.cruds"));
    assertThat(answer.status()).as(answer.body()).isIn(400, 403, 404);
    assertThat(answer.body()).doesNotContain(Wards.SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation?_id=o1&_include=Observation:focus",
        "Observation?_id=o1&_include=*",
        "Practitioner?_id=anna&_revinclude=Observation:performer",
        "Practitioner?_id=anna&_revinclude=Observation:performer&_include:iterate=Observation:subject",
        "Patient?_revinclude=Observation:focus"
      })
  void includesAreDropped(String search, Guarded guarded) {
    Answer answer = guarded.fhir().get(search, guarded.app("p1", "patient/*.rs"));
    assertThat(found(answer)).isNotEmpty().noneMatch(name -> name.matches(".*[a-z]2"));
    assertThat(answer.body()).doesNotContain(Wards.SECRET);
  }

  @Test
  void includesOfOtherTypesAreDropped(Guarded guarded) {
    Answer answer =
        guarded
            .fhir()
            .get(
                "DiagnosticReport?_include=DiagnosticReport:result",
                guarded.app("p1", "patient/DiagnosticReport.rs"));
    assertThat(found(answer)).containsExactly("DiagnosticReport/r1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation",
        "Observation?_id=v1",
        "DiagnosticReport?_include=DiagnosticReport:result",
        "Patient/p1/$everything"
      })
  void granularScopesNarrow(String search, Guarded guarded) {
    String scope =
        "patient/Patient.rs patient/DiagnosticReport.rs"
            + " patient/Observation.rs?category=laboratory";
    Answer answer = guarded.fhir().get(search, guarded.app("p1", scope));
    assertThat(found(answer)).doesNotContain("Observation/v1");
    if (!search.contains("_id")) {
      assertThat(found(answer)).contains("Observation/o1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Observation/v1", "Observation/v1/_history", "Observation/v1/_history/1"})
  void granularScopesHide(String path, Guarded guarded) {
    String[] app = guarded.app("p1", "patient/Observation.rs?category=laboratory");
    assertThat(guarded.fhir().get(path, app).status()).isEqualTo(404);
    assertThat(guarded.fhir().get(path.replace("v1", "o1"), app).status()).isEqualTo(200);
  }

  @Test
  void readingIsNotSearching(Guarded guarded) {
    String[] reader = guarded.app("p1", "patient/Observation.r");
    assertThat(guarded.fhir().get("Observation/o1", reader).status()).isEqualTo(200);
    assertThat(guarded.fhir().get("Observation?_id=o1", reader).status()).isEqualTo(403);
    String[] searcher = guarded.app("p1", "patient/Observation.s");
    assertThat(guarded.fhir().get("Observation/o1", searcher).status()).isEqualTo(403);
    assertThat(found(guarded.fhir().get("Observation?_id=o1", searcher)))
        .containsExactly("Observation/o1");
  }

  @Test
  void firstVersionReadsAndSearches(Guarded guarded) {
    String[] app = guarded.app("p1", "patient/*.read");
    assertThat(guarded.fhir().get("Observation/o1", app).status()).isEqualTo(200);
    assertThat(found(guarded.fhir().get("Observation?_id=o1", app)))
        .containsExactly("Observation/o1");
  }

  @Test
  void appsFindNoGroups(Guarded guarded) {
    assertThat(found(guarded.fhir().get("Group", guarded.app("p1", "patient/*.cruds")))).isEmpty();
    Answer count = guarded.fhir().get("Group?_summary=count", guarded.app("p1", "patient/*.cruds"));
    assertThat(count.status()).isEqualTo(403);
  }

  @Test
  void usersSeeTheirPatients(Guarded guarded) {
    String[] carer = guarded.headers("user/*.rs", Map.of("patients", List.of("p1")));
    assertThat(found(guarded.fhir().get("Patient", carer))).containsExactly("Patient/p1");
    String[] all = guarded.headers("user/*.rs", Map.of());
    assertThat(found(guarded.fhir().get("Patient", all))).contains("Patient/p1", "Patient/p2");
  }

  @Test
  void whatWasDeletedWasNeverThere(Guarded guarded) {
    String[] app = guarded.app("p1", "patient/*.cruds");
    Answer gone = guarded.fhir().get("Observation/o2deleted", app);
    Answer missing = guarded.fhir().get("Observation/nowhere", app);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.body().replace("o2deleted", "nowhere")).isEqualTo(missing.body());
  }

  @Test
  void theUserIsReadWithoutAScope(Guarded guarded) {
    String[] app = guarded.app("p1", "patient/Observation.rs");
    assertThat(guarded.fhir().get("Practitioner/anna", app).status()).isEqualTo(200);
    assertThat(guarded.fhir().get("Practitioner/bert", app).status()).isIn(403, 404);
  }

  @Test
  void pagesHoldWhatTheirReaderMaySee(Guarded guarded) {
    Bundle history =
        guarded.fhir().get("Observation/_history?_count=1", guarded.system()).as(Bundle.class);
    assertThat(history.getLink("next")).isNotNull();
    String next = history.getLink("next").getUrl().substring(guarded.server().base().length());
    String path = next.startsWith("/") ? next.substring(1) : next;
    Answer answer = guarded.fhir().get(path, guarded.app("p1", "patient/*.cruds"));
    assertThat(answer.body()).doesNotContain(Wards.SECRET).doesNotContain("\"total\"");
  }
}
