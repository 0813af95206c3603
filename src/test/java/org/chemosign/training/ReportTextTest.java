package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chemosign.signature.Drug;
import org.junit.jupiter.api.Test;

/** The table of a training run can be opened in a spreadsheet whatever the cohort is called. */
class ReportTextTest {

  private static final String FORMULA = "=HYPERLINK(1)\t";
  private static final String NUMBER_OR_WORDS = "-?\\d+(\\.\\d+)?|NA|[a-z].*|";

  /** The planted cohort with patients and tissues whose names are formulas. */
  private static TrainingSet cohort() {
    TrainingSet plain = new PlantedCohort(60, 12, 5, 7).with(PlantedCohort.LINEAR, 0.5);
    List<TrainingSample> samples =
        IntStream.range(0, plain.size()).mapToObj(i -> renamed(i, plain.samples().get(i))).toList();
    return TrainingSet.of(Drug.GEMCITABINE, plain.genes(), samples);
  }

  private static TrainingSample renamed(int number, TrainingSample sample) {
    return TrainingSample.of(
        FORMULA + number, FORMULA + number % 5, sample.response(), sample.expression());
  }

  @Test
  void noNameFromOutsideStandsInIt() {
    TrainedSignature trained =
        SignatureTrainer.train(
            cohort(),
            SignatureTrainerTest.plan(List.of(new RidgeLearner(List.of(200.0)))),
            TrainingProgress.silent());
    String table = new String(trained.pack().get("cross-validation.tsv"), StandardCharsets.UTF_8);
    List<String[]> rows = table.lines().map(line -> line.split("\t", -1)).toList();
    assertThat(rows).hasSizeGreaterThan(3).allMatch(row -> row.length == rows.get(0).length);
    assertThat(rows.stream().flatMap(Stream::of)).allMatch(cell -> cell.matches(NUMBER_OR_WORDS));
    assertThat(table).doesNotContain("HYPERLINK");
  }
}
