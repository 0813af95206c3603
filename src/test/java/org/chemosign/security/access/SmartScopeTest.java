package org.chemosign.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of clinical scopes. */
class SmartScopeTest {

  @Test
  void readsSecondVersion() {
    SmartScope scope = SmartScope.parse("patient/Observation.rs").orElseThrow();
    assertThat(scope.context()).isEqualTo(SmartScope.Context.PATIENT);
    assertThat(scope.type()).isEqualTo("Observation");
    assertThat(scope.permissions()).containsOnly(Permission.READ, Permission.SEARCH);
    assertThat(scope.granular()).isFalse();
    assertThat(scope.text()).isEqualTo("patient/Observation.rs");
  }

  @Test
  void readsGranularScopes() {
    SmartScope scope =
        SmartScope.parse("user/Observation.rs?category=http%3A%2F%2Fx%7Claboratory&status=final")
            .orElseThrow();
    assertThat(scope.filter())
        .isEqualTo(Map.of("category", "http://x|laboratory", "status", "final"));
    assertThat(scope.granular()).isTrue();
    SmartScope plain = SmartScope.parse("user/Observation.rs?category=http://x|lab").orElseThrow();
    assertThat(plain.filter()).isEqualTo(Map.of("category", "http://x|lab"));
  }

  @Test
  void readsFirstVersion() {
    assertThat(SmartScope.parse("patient/*.read").orElseThrow().permissions())
        .isEqualTo(Set.of(Permission.READ, Permission.SEARCH));
    assertThat(SmartScope.parse("user/Task.write").orElseThrow().permissions())
        .isEqualTo(Set.of(Permission.CREATE, Permission.UPDATE, Permission.DELETE));
    assertThat(SmartScope.parse("system/*.*").orElseThrow().permissions()).hasSize(5);
    assertThat(SmartScope.parse("system/*.cruds").orElseThrow().permissions()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openid",
        "launch/patient",
        "patient/Observation.dus",
        "patient/Observation.sr",
        "patient/Observation.rr",
        "patient/Observation.",
        "patient/Observation",
        "patient/observation.rs",
        "patients/Observation.rs",
        "patient/Observation.rs?",
        "patient/Observation.rs?category",
        "patient/Observation.rs?category=",
        "patient/Observation.rs?category=a&category=b",
        "patient/Observation.rs?category:not=a",
        "patient/Observation.rs?subject.name=a",
        "patient/Observation.rs?_has=a",
        "patient/Observation.rs?category=%zz",
        "patient/Observation.read?category=a",
        "patient/*.rs?category=a",
        "patient/Observation.rs ",
        " patient/Observation.rs",
        ""
      })
  void refusesEverythingElse(String text) {
    assertThat(SmartScope.parse(text)).isEmpty();
  }

  @Test
  void refusesNothingAndTooMuch() {
    assertThat(SmartScope.parse(null)).isEmpty();
    assertThat(SmartScope.parse("patient/Observation.rs?category=" + "a".repeat(400))).isEmpty();
  }

  @Test
  void permitsByTypeAndLetter() {
    SmartScope scope = SmartScope.parse("patient/Observation.r").orElseThrow();
    assertThat(scope.permits(Permission.READ, "Observation")).isTrue();
    assertThat(scope.permits(Permission.SEARCH, "Observation")).isFalse();
    assertThat(scope.permits(Permission.READ, "Patient")).isFalse();
    assertThat(SmartScope.parse("user/*.r").orElseThrow().permits(Permission.READ, "Patient"))
        .isTrue();
  }
}
