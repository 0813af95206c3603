package org.chemosign.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is added to searches, and which are refused. */
class SearchScopeTest {

  private final Access access =
      new Access(
          new ResourceOwners(new ShelfRecord()), (resource, filter) -> false, caller -> Set.of());

  private SearchScope of(Caller caller, String type, String... names) {
    return SearchScope.of(access, caller, type, Set.of(names));
  }

  @Test
  void thePatientIsAdded() {
    SearchScope scope = of(People.app("patient/Observation.rs"), "Observation");
    assertThat(scope.span().patients()).contains(Set.of("p1"));
    assertThat(scope.query()).isEmpty();
    assertThat(scope.exact()).isTrue();
  }

  @Test
  void allOfOneContextIsWholeBesideAPart() {
    SearchScope scope =
        of(
            People.app("patient/Observation.rs", "patient/Observation.s?status=final"),
            "Observation");
    assertThat(scope.query()).isEmpty();
    assertThat(scope.exact()).isTrue();
  }

  @Test
  void partsOfOneParameterAreAlternatives() {
    SearchScope scope =
        of(
            People.app("patient/Observation.rs?category=b", "patient/Observation.rs?category=a"),
            "Observation");
    assertThat(scope.query()).isEqualTo("category=a%2Cb");
    assertThat(scope.exact()).isTrue();
  }

  @Test
  void otherPartsAreDroppedLaterAndNotCounted() {
    Caller app = People.app("patient/Observation.rs?category=b", "patient/Observation.rs?status=x");
    assertThat(of(app, "Observation").exact()).isFalse();
    Caller mixed = People.app("patient/Observation.rs", "user/Observation.rs?category=a");
    SearchScope scope = of(mixed, "Observation");
    assertThat(scope.span()).isEqualTo(Span.ALL);
    assertThat(scope.exact()).isFalse();
  }

  @Test
  void sharedTypesAreForAll() {
    assertThat(of(People.app("patient/*.rs"), "Practitioner"))
        .isEqualTo(new SearchScope(Span.ALL, "", true));
  }

  @Test
  void whatHasNoPatientParameterNeedsATarget() {
    Caller app = People.app("patient/*.rs");
    assertThat(of(app, "Provenance", "target").exact()).isFalse();
    assertThatThrownBy(() -> of(app, "Provenance")).isInstanceOf(ForbiddenOperationException.class);
    assertThatThrownBy(() -> of(People.app("patient/Observation.r"), "Observation"))
        .isInstanceOf(ForbiddenOperationException.class);
    assertThat(SearchScope.patientParameter("Patient")).isEqualTo(Optional.of("_id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subject.name",
        "subject:Patient.family",
        "patient.family",
        "patient._has:Condition:subject:code",
        "_has:Observation:subject:code",
        "_filter",
        "_text",
        "_content:missing",
        "_list"
      })
  void inferenceIsRefused(String name) {
    Caller app = People.app("patient/*.cruds");
    assertThatThrownBy(() -> SearchGate.check(access, app, name))
        .isInstanceOf(ForbiddenOperationException.class);
    Caller laboratory = People.system(Set.of(), "system/Observation.rs");
    if (!name.startsWith("_has:Observation")) {
      assertThatThrownBy(() -> SearchGate.check(access, laboratory, name))
          .isInstanceOf(ForbiddenOperationException.class);
    }
    SearchGate.check(access, People.system(Set.of(), "system/*.rs"), name);
  }

  @Test
  void chainsIntoWhatTheCallerMayFindAreFine() {
    Caller laboratory = People.system(Set.of(), "system/Patient.rs", "system/Specimen.rs");
    SearchGate.check(access, laboratory, "patient.family");
    SearchGate.check(access, laboratory, "specimen:Specimen.type");
    SearchGate.check(access, laboratory, "_has:Specimen:subject:type");
    assertThatThrownBy(() -> SearchGate.check(access, laboratory, "patient.organization.name"))
        .isInstanceOf(ForbiddenOperationException.class);
    assertThatThrownBy(
            () -> SearchGate.check(access, laboratory, "_has:Specimen:subject:_has:Task:x:y"))
        .isInstanceOf(ForbiddenOperationException.class);
  }
}
