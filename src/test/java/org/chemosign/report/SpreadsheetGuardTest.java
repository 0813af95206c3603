package org.chemosign.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetGuardTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-cmd", "@SUM(A1)", "  =1", "\uFF1D1"})
  void whatASpreadsheetWouldRunGetsAnApostrophe(String text) {
    assertThat(SpreadsheetGuard.cell(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PDX-1", "a=b", "é", "1-2", "", "'x"})
  void anythingElseStaysAsItIs(String text) {
    assertThat(SpreadsheetGuard.cell(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\nb", "a\rb", "a\u0000b"})
  void nothingBreaksTheTable(String text) {
    assertThat(SpreadsheetGuard.cell(text)).isEqualTo("a b");
  }
}
