package org.chemosign.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Callers stay on their thread, and no longer than they call. */
class CallerScopeTest {

  private static Caller caller(String subject) {
    return new Caller(
        subject,
        "app",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        List.of(),
        "t");
  }

  @Test
  void bindsAndGivesBack() {
    assertThat(CallerScope.current()).isEmpty();
    try (CallerScope outer = CallerScope.bind(caller("a"))) {
      try (CallerScope inner = CallerScope.bind(caller("b"))) {
        assertThat(CallerScope.current().map(Caller::subject)).contains("b");
        assertThat(inner).isNotSameAs(outer);
      }
      assertThat(CallerScope.current().map(Caller::subject)).contains("a");
      try (CallerScope server = CallerScope.server()) {
        assertThat(CallerScope.current()).isEmpty();
        assertThat(server).isNotSameAs(outer);
      }
      assertThat(CallerScope.current().map(Caller::subject)).contains("a");
    }
    assertThat(CallerScope.current()).isEmpty();
  }

  @Test
  void isOfOneThread() throws InterruptedException {
    Optional<?>[] seen = new Optional<?>[1];
    try (CallerScope bound = CallerScope.bind(caller("a"))) {
      Thread other = new Thread(() -> seen[0] = CallerScope.current());
      other.start();
      other.join();
      assertThat(bound).isNotNull();
    }
    assertThat(seen[0]).isEmpty();
  }

  @Test
  void rolesHaveCodes() {
    assertThat(Role.of("pathologist")).contains(Role.PATHOLOGIST);
    assertThat(Role.of("PATHOLOGIST")).isEmpty();
    assertThat(Role.AUDITOR.code()).isEqualTo("auditor");
  }
}
