package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.chemosign.testing.SharedData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  @TempDir private Path directory;

  private Path table;

  @BeforeEach
  void table() throws IOException {
    table = directory.resolve("cohort.csv");
    StringBuilder text = new StringBuilder("id,months,death,call,score,arm,stage\n");
    for (int i = 0; i < 40; i++) {
      String call = i % 2 == 0 ? "resistant" : "sensitive";
      int months = 2 + i * 17 % 41 + (i % 2) * 6;
      text.append(
          "P%d,%d,%d,%s,%d,%s,%s%n"
              .formatted(
                  i, months, i % 5 == 0 ? 0 : 1, call, i * 7 % 40, i % 4 < 2 ? "A" : "B", i % 3));
    }
    Files.writeString(table, text.toString().replace("\r", ""));
  }

  @Test
  void writesTextJsonAndHtml() throws IOException {
    Invocation text = run("--group", "call", "--treatment", "arm", "--covariates", "stage");
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out()).contains("40 of 40 analysed, 32 events", "Log-rank test", "Efron");

    Invocation json = run("--score", "score", "--strata", "stage", "--format", "json");
    JsonNode tree = new ObjectMapper().readTree(json.out());
    assertThat(tree.at("/predictor/kind").asText()).isEqualTo("score");
    assertThat(tree.at("/strata/0").asText()).isEqualTo("stage");

    Path page = directory.resolve("page.html");
    Object[] html = {
      "--group", "call", "--format", "html", "--language", "fr", "--times", "6,18", "--out", page
    };
    assertThat(run(html).code()).isZero();
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("à 18 mois");
    Invocation again = run(html);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("exists already");
  }

  @Test
  void refusalsAreOneLine() throws IOException {
    refused(1, "no column 'calls'; its columns are id, months, death", "--group", "calls");
    refused(
        1, "reference 'basal' is no value of 'call'", "--group", "call", "--reference", "basal");
    refused(2, "--group", "--covariates", "stage");
    refused(2, "mutually exclusive", "--group", "call", "--score", "score");
    refused(2, "unknown time unit 'hours'", "--group", "call", "--time-unit", "hours");
    refused(1, "times have to be months above 0", "--group", "call", "--times", "-3");
    Files.writeString(table, Files.readString(table).replaceFirst("P7,(\\d+),1", "P7,$1,yes"));
    refused(1, "line 9: 'yes' in column 'death' is an event that is not 0, 1", "--group", "call");
  }

  @Test
  void thePublishedCohortIsReproducedFromTheCommandLine() throws IOException {
    Path puleo = SharedData.file("survival/puleo_EMTAB6134_clinical_subtypes.tsv");
    Invocation json =
        Invocation.of(
            "validate",
            "--table",
            puleo,
            "--time",
            "os_months",
            "--event",
            "os_event",
            "--group",
            "PurIST",
            "--reference",
            "Classical",
            "--format",
            "json");
    JsonNode model = new ObjectMapper().readTree(json.out()).at("/models/0");
    Offset<Double> close = Offset.offset(1e-6);
    assertThat(model.at("/efron/coefficients/0/logHazardRatio").asDouble())
        .isCloseTo(0.489794053, close);
    assertThat(model.at("/breslow/coefficients/0/logHazardRatio").asDouble())
        .isCloseTo(0.489633081, close);
  }

  private Invocation run(Object... more) {
    Object[] all = new Object[more.length + 7];
    Object[] fixed = {"validate", "--table", table, "--time", "months", "--event", "death"};
    System.arraycopy(fixed, 0, all, 0, 7);
    System.arraycopy(more, 0, all, 7, more.length);
    return Invocation.of(all);
  }

  private void refused(int code, String part, Object... more) {
    Invocation refused = run(more);
    assertThat(refused.code()).as(refused.out()).isEqualTo(code);
    assertThat(refused.err()).contains(part).hasLineCount(1);
  }
}
