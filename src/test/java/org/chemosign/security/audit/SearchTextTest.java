package org.chemosign.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing of a patient goes into the audit by a search. */
class SearchTextTest {

  @Test
  void namesStayAndValuesGo() {
    assertThat(
            SearchText.of(
                Map.of(
                    "family", new String[] {"Secret"},
                    "birthdate", new String[] {"1950-01-01"},
                    "identifier", new String[] {"mrn|123"},
                    "patient.name:contains", new String[] {"Secret"},
                    "_count", new String[] {"10"},
                    "code", new String[] {"http://loinc.org|51969-4"})))
        .isEqualTo(
            "_count=10&birthdate=***&code=http://loinc.org|51969-4&family=***&identifier=***"
                + "&patient.name:contains=***");
  }

  @Test
  void whatIsNoNameOfAParameterIsNotRepeated() {
    assertThat(SearchText.of(Map.of("Jane Secret", new String[] {"x"}))).isEqualTo("***=***");
    assertThat(SearchText.of(Map.of("code", new String[] {"Jane Secret"}))).isEqualTo("code=***");
  }
}
