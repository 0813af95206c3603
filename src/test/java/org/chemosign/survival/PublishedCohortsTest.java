package org.chemosign.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.chemosign.testing.SharedData;
import org.junit.jupiter.api.Test;

/** PurIST calls and overall survival of two public cohorts, against values of R survival. */
class PublishedCohortsTest {

  private static final Offset<Double> CLOSE = within(1e-6);

  @Test
  void puleoReproducesR() throws IOException {
    CohortColumns columns = CohortColumns.calls("os_months", "os_event", "basal");
    agrees("Puleo", validate("survival/puleo_EMTAB6134_clinical_subtypes.tsv", columns));
  }

  @Test
  void tcgaReproducesR() throws IOException {
    CohortColumns columns = CohortColumns.calls("os_days", "os_event", "basal").in(TimeUnit.DAYS);
    ValidationResult result = validate("survival/tcga_paad_150_clinical_subtypes.tsv", columns);
    agrees("TCGA", result);
    assertThat(result.account().exclusions())
        .containsExactly(
            new Account.Exclusion(Account.Reason.MISSING, "time", 2),
            new Account.Exclusion(Account.Reason.MISSING, "event", 2),
            new Account.Exclusion(Account.Reason.NO_FOLLOW_UP, "", 2));
  }

  private static ValidationResult validate(String file, CohortColumns columns) throws IOException {
    SurvivalCohort cohort = CohortTable.read(SharedData.file(file)).cohort(columns);
    return CohortValidation.run(cohort, ValidationPlan.standard());
  }

  private static void agrees(String cohort, ValidationResult result) throws IOException {
    Map<String, String> row = reference(cohort);
    CohortModel.Fit fit = result.models().get(0).fit().orElseThrow();
    CoxModel.Coefficient efron = fit.efron().coefficients().get(0);
    Grouping groups = result.groupings().get(0);
    assertThat(result.account().analysed()).isEqualTo(Integer.parseInt(row.get("n")));
    assertThat(result.account().events()).isEqualTo(Integer.parseInt(row.get("events")));
    assertThat(groups.curves().get(1).patients()).isEqualTo(Integer.parseInt(row.get("basal")));
    assertThat(efron.logHazardRatio()).isCloseTo(number(row, "logHR"), CLOSE);
    assertThat(efron.standardError()).isCloseTo(number(row, "se"), CLOSE);
    assertThat(efron.hazardRatio().value()).isCloseTo(number(row, "HR"), CLOSE);
    assertThat(efron.hazardRatio().low()).isCloseTo(number(row, "lo"), CLOSE);
    assertThat(efron.hazardRatio().high()).isCloseTo(number(row, "hi"), CLOSE);
    assertThat(fit.breslow().coefficients().get(0).logHazardRatio())
        .isCloseTo(number(row, "logHR_breslow"), CLOSE);
    assertThat(groups.logRank().test().statistic()).isCloseTo(number(row, "logrank_chisq"), CLOSE);
    assertThat(groups.logRank().test().p()).isCloseTo(number(row, "p_logrank"), CLOSE);
    assertThat(groups.curves().get(0).median().value())
        .isCloseTo(number(row, "median_classical"), CLOSE);
    assertThat(groups.curves().get(1).median().value())
        .isCloseTo(number(row, "median_basal"), CLOSE);
    assertThat(fit.concordance().c().value()).isCloseTo(number(row, "C"), CLOSE);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static Map<String, String> reference(String cohort) throws IOException {
    List<String> lines =
        Files.readAllLines(SharedData.file("expected/purist_survival_reference.tsv"));
    List<String> header = Arrays.asList(lines.get(0).split("\t"));
    String[] cells =
        lines.stream()
            .filter(line -> line.startsWith(cohort))
            .findFirst()
            .orElseThrow()
            .split("\t");
    Map<String, String> row = new HashMap<>();
    header.forEach(column -> row.put(column, cells[header.indexOf(column)]));
    return row;
  }
}
