package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionReader;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.ReadOptions;
import org.chemosign.testing.SharedData;
import org.chemosign.testing.SharedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every published or authors' score of the shared data, through the real reader and engines. */
class ExpectedScoresTest {

  private static final double TOLERANCE = 1e-8;

  private static final Map<String, String> DRUG_COLUMNS =
      Map.of(
          "chemosig-gemcitabine", "gemcitabine_lpo",
          "chemosig-paclitaxel", "paclitaxel_lpo",
          "chemosig-fluorouracil", "5-FU_lpo",
          "chemosig-oxaliplatin", "oxaliplatin_lpo",
          "chemosig-irinotecan", "irinotecan_lpo");

  private static final Map<String, String> PAMG_COLUMNS =
      Map.of(
          "pamg-pdx", "PDX",
          "pamg-puleo", "Puleo",
          "pamg-icgc-array", "ICGCarray",
          "pamg-icgc-rnaseq", "ICGCrnaseq");

  private static final SignatureCatalog CATALOG =
      SignatureCatalog.load(new CatalogSettings(Optional.empty(), true));

  @TempDir Path packs;

  @Test
  void drugPanelOnMoffitt() throws IOException {
    List<ExpressionProfile> profiles = moffitt();
    SharedTable expected = expected("chemosig_expected_moffittS2.tsv");
    assertThat(profiles).hasSize(expected.rows().size());
    DRUG_COLUMNS.forEach(
        (id, column) -> {
          Signature signature = CATALOG.find(id).orElseThrow();
          Map<String, String> scores = expected.column(column);
          for (ExpressionProfile profile : profiles) {
            SignatureScore score = signature.score(profile);
            assertThat(score.value().orElseThrow())
                .as(id + " " + profile.sample())
                .isCloseTo(number(scores, profile), within(TOLERANCE));
            assertThat(score.genesUsed()).isEqualTo(488);
            assertThat(score.genesMissing())
                .containsExactlyInAnyOrder("C15orf65", "MYCL", "ACKR3", "KMT2C", "KMT2D");
          }
        });
  }

  @Test
  void puristExample() {
    List<ExpressionProfile> profiles =
        SharedTable.read(SharedData.file("signatures/purist_example_input.tsv"))
            .profiles(ExpressionUnit.TPM);
    SharedTable expected = expected("purist_example_expected.tsv");
    GenePairSignature purist = (GenePairSignature) CATALOG.find("purist").orElseThrow();
    for (ExpressionProfile profile : profiles) {
      SignatureScore score = purist.score(profile);
      assertThat(score.value().orElseThrow())
          .isCloseTo(number(expected.column("prob_basal"), profile), within(1e-9));
      assertThat(purist.classify(score))
          .contains(
              new SubtypeClasses.Subtype(
                  expected.column("subtype").get(profile.sample()),
                  expected.column("graded").get(profile.sample())));
    }
    assertThat(profiles).hasSize(10);
  }

  @Test
  void pamgRawSameAsRefAndNewRefOnMoffitt() throws IOException {
    PamgImport.run(
        SharedData.file("signatures/pamg_systems.json").getParent(),
        SharedData.file("signatures/pamg_systems.json"),
        packs);
    SignatureCatalog catalog = SignatureCatalog.load(new CatalogSettings(Optional.of(packs), true));
    List<ExpressionProfile> profiles = moffitt();
    for (Map.Entry<String, String> entry : PAMG_COLUMNS.entrySet()) {
      GradientSignature signature = (GradientSignature) catalog.find(entry.getKey()).orElseThrow();
      checkGradient(signature, entry.getValue(), profiles);
    }
  }

  private static void checkGradient(
      GradientSignature signature, String column, List<ExpressionProfile> profiles) {
    Map<String, String> raw = expected("pamg_expected_moffittS2_log2p1_raw.tsv").column(column);
    Map<String, String> same =
        expected("pamg_expected_moffittS2_log2p1_sameAsRef.tsv").column(column);
    Map<String, String> anew = expected("pamg_expected_moffittS2_log2p1_newRef.tsv").column(column);
    // The authors' tables leave the six cancer-associated fibroblast cultures out.
    List<ExpressionProfile> tumours =
        profiles.stream().filter(p -> !p.sample().startsWith("CAF-")).toList();
    assertThat(tumours)
        .extracting(ExpressionProfile::sample)
        .containsExactlyElementsOf(raw.keySet());
    GradientSignature.BoundGradient bound = signature.bind(tumours.get(0).genes());
    double[] gradients = tumours.stream().mapToDouble(p -> bound.raw(p).orElseThrow()).toArray();
    double[] newReference = GradientSignature.newReference(gradients);
    for (int i = 0; i < tumours.size(); i++) {
      ExpressionProfile tumour = tumours.get(i);
      SignatureScore score = bound.score(tumour);
      assertThat(gradients[i]).isCloseTo(number(raw, tumour), within(TOLERANCE));
      assertThat(score.value().orElseThrow()).isCloseTo(number(same, tumour), within(TOLERANCE));
      assertThat(newReference[i]).isCloseTo(number(anew, tumour), within(TOLERANCE));
      double sum = score.contributions().stream().mapToDouble(GeneContribution::contribution).sum();
      assertThat(score.intercept() + sum).isCloseTo(score.value().orElseThrow(), within(TOLERANCE));
    }
  }

  private static double number(Map<String, String> column, ExpressionProfile profile) {
    return Double.parseDouble(column.get(profile.sample()));
  }

  private static SharedTable expected(String name) {
    return SharedTable.read(SharedData.file("expected/" + name));
  }

  private static List<ExpressionProfile> moffitt() throws IOException {
    try (InputStream in =
        Files.newInputStream(SharedData.file("tumours/moffittS2_human_expr.tsv.gz"))) {
      return ExpressionReader.read(in, ReadOptions.of(ExpressionUnit.FPKM)).profiles();
    }
  }
}
