package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chemosign.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The open panel retrained from {@code ../shared/data/training}, in the specification that ships
 * and in the candidate that was chosen without pancreatic lines, comes to the committed numbers:
 * the same weights to the last digit, and the same figures. {@code bench/retrain-panel.sh} does all
 * of it; a plain build does one drug.
 */
class RetrainedPanelTest {

  private static final Path COMMITTED = Path.of("src/test/resources/training/open-panel.tsv");

  private static final String HEADER =
      "drug\tspecification\tgenes\tsamples\tleaveTissueOut\tpancreas\tpancreaticLines\tweights\n";

  @Test
  @DisabledIfSystemProperty(named = "chemosign.panel", matches = "true")
  void oneCandidateIsRetrainedToTheLastDigit() throws IOException {
    OpenPanelTraining panel = panel();
    OpenPanelDrug drug = OpenPanelDrug.PACLITAXEL;
    TrainingSet set = panel.candidate(drug, line -> true);
    OpenPanelSkill skill = new OpenPanelSkill(panel, drug);
    String row = row(drug, "candidate", set, 0, skill.pancreas(skill.candidate()), skill);
    assertThat(Files.readAllLines(COMMITTED))
        .map(RetrainedPanelTest::withoutLeaveTissueOut)
        .contains(withoutLeaveTissueOut(row.strip()));
  }

  @Test
  @EnabledIfSystemProperty(named = "chemosign.panel", matches = "true")
  void thePanelIsRetrainedToTheCommittedNumbers() throws IOException {
    OpenPanelTraining panel = panel();
    StringBuilder table = new StringBuilder(HEADER);
    for (OpenPanelDrug drug : OpenPanelDrug.values()) {
      OpenPanelSkill skill = new OpenPanelSkill(panel, drug);
      table.append(
          row(
              drug,
              "1.0.0",
              panel.firstPanel(drug, line -> true),
              skill.leaveTissueOut(skill.first()),
              skill.pancreas(skill.first()),
              skill));
      table.append(
          row(
              drug,
              "candidate",
              panel.candidate(drug, line -> true),
              skill.leaveTissueOut(skill.candidate()),
              skill.pancreas(skill.candidate()),
              skill));
    }
    if (Boolean.getBoolean("chemosign.refresh")) {
      Files.writeString(COMMITTED, table);
    }
    assertThat(COMMITTED).hasContent(table.toString());
  }

  private static OpenPanelTraining panel() {
    return new OpenPanelTraining(SharedData.file("training/line_map.tsv").getParent().getParent());
  }

  private static String row(
      OpenPanelDrug drug,
      String specification,
      TrainingSet set,
      double leaveTissueOut,
      double pancreas,
      OpenPanelSkill skill) {
    return String.format(
        Locale.ROOT,
        "%s\t%s\t%d\t%d\t%.6f\t%.6f\t%d\t%s\n",
        drug.drug().code(),
        specification,
        set.genes().size(),
        set.size(),
        leaveTissueOut,
        pancreas,
        skill.pancreaticLines().size(),
        weights(set));
  }

  /** SHA-256 of genes, means, deviations, weights and intercept, all digits. */
  private static String weights(TrainingSet set) {
    TrainedModel model = OpenPanelTraining.fit(set);
    FittedModel.Linear linear = (FittedModel.Linear) model.model();
    return DataHash.of(
        set.genes()
            + Arrays.toString(model.space().mu())
            + Arrays.toString(model.space().sd())
            + Arrays.toString(linear.weights())
            + linear.intercept());
  }

  private static String withoutLeaveTissueOut(String row) {
    List<String> cells = Arrays.asList(row.split("\t", -1));
    return cells.subList(0, 4) + " " + cells.subList(5, cells.size());
  }
}
