package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIndex;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SignatureGene;
import org.chemosign.testing.SharedData;
import org.chemosign.testing.SharedTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ridge of this trainer against the weights of the panel that shipped first. */
class ReferenceRidgeTest {

  @ParameterizedTest
  @CsvSource({
    "GEMCITABINE, gemcitabine, Gemcitabine_1190",
    "PACLITAXEL, paclitaxel, Paclitaxel_1080",
    "FLUOROURACIL, 5-FU, 5-Fluorouracil_1073",
    "OXALIPLATIN, oxaliplatin, Oxaliplatin_1089",
    "IRINOTECAN, irinotecan, Irinotecan_1088"
  })
  void reproducesTheFirstPanel(Drug drug, String source, String assay) {
    Path file = SharedData.file("signatures/chemosig_" + source + "_lpo.tsv");
    List<List<String>> reference = SharedTable.read(file).rows();
    TrainingSet set = solidLines(drug, assay, reference);
    int[] rows = IntStream.range(0, set.size()).toArray();
    Candidate how = new Candidate(new GeneChoice.All(), Setting.of("alpha", 2000));
    TrainedModel model = TrainedModel.fit(set, rows, new RidgeLearner(List.of(2000.0)), how, 1);
    FittedModel.Linear linear = (FittedModel.Linear) model.model();
    for (int gene = 0; gene < reference.size(); gene++) {
      List<String> row = reference.get(gene);
      assertThat(model.space().mu()[gene]).isCloseTo(number(row, 1), within(1e-9));
      assertThat(model.space().sd()[gene]).isCloseTo(number(row, 2), within(1e-9));
      assertThat(linear.weights()[gene]).isCloseTo(number(row, 3), within(1e-9));
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  private static double number(List<String> row, int column) {
    return Double.parseDouble(row.get(column));
  }

  private static TrainingSet solidLines(Drug drug, String assay, List<List<String>> reference) {
    List<ExpressionProfile> lines =
        SharedTable.read(SharedData.file("training/ccle_log2tpm_recovered_census_580lines.tsv.gz"))
            .profiles(ExpressionUnit.LOG2_TPM);
    Map<String, String> response =
        SharedTable.read(SharedData.file("training/gdsc2_lnIC50_chemo_805lines.tsv")).column(assay);
    Map<String, List<String>> used = new HashMap<>();
    SharedTable.read(SharedData.file("training/gdsc2_tgsa_lines_used.tsv"))
        .rows()
        .forEach(row -> used.put(row.get(0), row));
    List<TrainingSample> samples = new ArrayList<>();
    for (ExpressionProfile line : lines) {
      List<String> facts = used.get(line.sample());
      String value = facts == null ? "" : response.getOrDefault(facts.get(6), "");
      if (!value.isEmpty() && !value.equals("NA") && solid(facts.get(3))) {
        double[] values =
            reference.stream()
                .mapToDouble(gene -> line.value(row(line.genes(), gene.get(0))))
                .toArray();
        samples.add(
            TrainingSample.of(line.sample(), facts.get(3), Double.parseDouble(value), values));
      }
    }
    List<SignatureGene> genes =
        IntStream.range(0, reference.size())
            .mapToObj(i -> new SignatureGene(reference.get(i).get(0), i + 1))
            .toList();
    return TrainingSet.of(drug, genes, samples);
  }

  private static int row(GeneIndex genes, String symbol) {
    return genes.rowOfSymbol(symbol);
  }

  private static boolean solid(String tissue) {
    return !tissue.equals("pancreas") && !tissue.equals("haematopoietic_and_lymphoid_tissue");
  }
}
