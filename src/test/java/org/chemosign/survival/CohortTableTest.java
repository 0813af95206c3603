package org.chemosign.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortTableTest {

  private static final CohortColumns CALLS = CohortColumns.calls("time", "event", "call");

  @TempDir private Path directory;

  @Test
  void readsTabsCommasSemicolonsQuotesAndMissingValues() throws IOException {
    SurvivalCohort tabs = read("time\tevent\tcall\n12.5\t1\tbasal\nNA\tfalse\tunknown\n", CALLS);
    SurvivalCohort commas =
        read("\uFEFFtime,event,call\n12.5,TRUE,\"basal\"\n\n,0,not available\n", CALLS);
    SurvivalCohort semicolons = read("time;event;call\n12.5;1.0;basal\n.;0.0;\n", CALLS);
    for (SurvivalCohort cohort : List.of(tabs, commas, semicolons)) {
      assertThat(cohort.time()).containsExactly(12.5, Double.NaN);
      assertThat(cohort.event()).containsExactly(1, 0);
      assertThat(((CohortColumn.Categories) cohort.predictor()).values())
          .containsExactly("basal", null);
    }
    SurvivalCohort quoted = read("time,event,call\n1,1,\"a, \"\"b\"\"\"\n", CALLS);
    assertThat(((CohortColumn.Categories) quoted.predictor()).values()).containsExactly("a, \"b\"");
  }

  @Test
  void timesAreInMonths() throws IOException {
    SurvivalCohort days = read("time\tevent\tcall\n652\t1\ta\n", CALLS.in(TimeUnit.DAYS));
    assertThat(days.time()[0]).isCloseTo(21.4209445585216, within(1e-12));
    SurvivalCohort years = read("time\tevent\tcall\n2\t1\ta\n", CALLS.in(TimeUnit.YEARS));
    assertThat(years.time()[0]).isCloseTo(24, within(1e-12));
  }

  @Test
  void refusalsNameLineAndValue() {
    refused("time\tevent\tcall\n1\t1\ta\n2\t2\tb\n", "line 3", "'2'", "'event'", "0, 1, true");
    refused("time\tevent\tcall\n-3\t1\ta\n", "line 2", "'-3'", "negative");
    refused("time\tevent\tcall\n1,5\t1\ta\n", "line 2", "'1,5'", "no number");
    refused("time\tevent\tcall\nInfinity\t1\ta\n", "line 2", "'Infinity'", "no number");
    refused("time\tevent\tcall\n1\t1\n", "line 2", "2 cells", "3");
    refused("time\tevent\tevent\n1\t1\t1\n", "line 1", "'event' occurs twice");
    refused("time\tevent\tcall\n1\t1\t\"a\n", "line 2", "quotation mark");
    refused("time\tstatus\tcall\n1\t1\ta\n", "no column 'event'", "time, status, call");
    refused("time\tevent\tcall\n", "no patient");
    refused("", "no header");
  }

  @Test
  void aPatientMayNotOccurTwice() {
    CohortColumns named =
        new CohortColumns(
            "time",
            TimeUnit.MONTHS,
            "event",
            "call",
            false,
            Optional.of("id"),
            Optional.empty(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> read("id\ttime\tevent\tcall\nA\t1\t1\tx\nA\t2\t0\ty\n", named))
        .isInstanceOf(CohortTableException.class)
        .hasMessageContaining("line 3: patient 'A' was on line 2 already");
  }

  @Test
  void covariatesAreNumbersWhereAllAreNumbers() throws IOException {
    CohortColumns columns =
        new CohortColumns(
            "time",
            TimeUnit.MONTHS,
            "event",
            "call",
            false,
            Optional.empty(),
            Optional.empty(),
            List.of("stage"),
            List.of("age", "stage"));
    SurvivalCohort cohort =
        read("time\tevent\tcall\tage\tstage\n1\t1\tx\t60\tII\n2\t0\ty\tNA\t3\n", columns);
    assertThat(cohort.covariates().get(0)).isInstanceOf(CohortColumn.Numbers.class);
    assertThat(((CohortColumn.Categories) cohort.covariates().get(1)).levels())
        .containsExactly("3", "II");
    assertThat(cohort.strata()).hasSize(1);
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    Path file = directory.resolve("latin.tsv");
    Files.write(file, "time\tevent\tcall\n1\t1\té\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> CohortTable.read(file))
        .isInstanceOf(CohortTableException.class)
        .hasMessageContaining("not UTF-8");
  }

  private SurvivalCohort read(String text, CohortColumns columns) throws IOException {
    Path file = directory.resolve("cohort.tsv");
    Files.writeString(file, text);
    return CohortTable.read(file).cohort(columns);
  }

  private void refused(String text, String... parts) {
    assertThatThrownBy(() -> read(text, CALLS))
        .isInstanceOf(CohortTableException.class)
        .hasMessageContaining("cohort.tsv")
        .hasMessageContainingAll(parts);
  }
}
