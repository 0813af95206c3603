package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chemosign.testing.SharedData;
import org.junit.jupiter.api.Test;

/** The command line gives the reference scores of the public data. */
class ReferenceScoresTest {

  private static final Map<String, String> COLUMNS =
      Map.of(
          "gemcitabine", "gemcitabine_lpo",
          "fluorouracil", "5-FU_lpo",
          "oxaliplatin", "oxaliplatin_lpo",
          "irinotecan", "irinotecan_lpo",
          "paclitaxel", "paclitaxel_lpo");

  @Test
  void everyMoffittSampleHasTheExpectedDrugScores() throws IOException {
    Path tumours = SharedData.file("tumours/moffittS2_human_expr.tsv.gz");
    Map<String, Map<String, String>> expected =
        table(SharedData.file("expected/chemosig_expected_moffittS2.tsv"));

    Invocation run = Invocation.of("predict", tumours, "--unit", "fpkm");

    assertThat(run.code()).as(run.err()).isZero();
    List<String[]> drugs = run.rows().stream().filter(row -> row[1].equals("drug")).toList();
    assertThat(drugs).hasSize(5 * expected.size());
    for (String[] row : drugs) {
      double score = Double.parseDouble(expected.get(row[0]).get(COLUMNS.get(row[3])));
      assertThat(Double.parseDouble(row[4]))
          .as(row[0] + " " + row[3])
          .isCloseTo(score, within(1e-8));
    }
  }

  @Test
  void thePublishedExampleOfPuristHasItsProbabilities() throws IOException {
    Path example = SharedData.file("signatures/purist_example_input.tsv");
    Map<String, Map<String, String>> expected =
        table(SharedData.file("expected/purist_example_expected.tsv"));

    Invocation run =
        Invocation.of("predict", example, "--unit", "fpkm", "--research-use", "--signature=purist");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.rows()).hasSize(expected.size());
    for (String[] row : run.rows()) {
      Map<String, String> sample = expected.get(row[0]);
      double probability = Double.parseDouble(sample.get("prob_basal"));
      assertThat(Double.parseDouble(row[4])).as(row[0]).isCloseTo(probability, within(1e-6));
      assertThat(row[6]).isEqualTo(sample.get("subtype"));
    }
  }

  private static Map<String, Map<String, String>> table(Path file) throws IOException {
    List<String[]> lines =
        Files.readAllLines(file).stream().map(line -> line.split("\t", -1)).toList();
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (String[] cells : lines.subList(1, lines.size())) {
      Map<String, String> row = new HashMap<>();
      for (int column = 1; column < cells.length; column++) {
        row.put(lines.get(0)[column], cells[column]);
      }
      rows.put(cells[0], row);
    }
    return rows;
  }
}
