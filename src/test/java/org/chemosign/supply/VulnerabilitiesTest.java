package org.chemosign.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.chemosign.supply.BillOfMaterials.Component;
import org.junit.jupiter.api.Test;

/** The list can be read, and finds what it names. */
class VulnerabilitiesTest {

  private static Component lang(String version) {
    return new Component("org.apache.commons", "commons-lang3", version, "", List.of());
  }

  @Test
  void versionsAreComparedByNumber() {
    assertThat(Vulnerabilities.BY_NUMBERS.compare("3.9", "3.18.0")).isNegative();
    assertThat(Vulnerabilities.BY_NUMBERS.compare("2.0", "2.0.0")).isZero();
    assertThat(Vulnerabilities.BY_NUMBERS.compare("10.1.61", "10.1.35")).isPositive();
  }

  @Test
  void whatIsInTheRangeIsFound() throws IOException {
    Vulnerabilities list = Vulnerabilities.read();
    assertThat(LocalDate.parse(list.updated())).isAfter(LocalDate.of(2026, 1, 1));
    assertThat(list.vulnerabilities().stream().filter(entry -> entry.affects(lang("3.17.0"))))
        .extracting(Vulnerabilities.Entry::id)
        .containsExactly("CVE-2025-48924");
    assertThat(list.vulnerabilities()).noneMatch(entry -> entry.affects(lang("3.18.0")));
  }
}
