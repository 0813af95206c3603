package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionReader;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.ReadOptions;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.prediction.ChemosensitivityPredictor;
import org.chemosign.prediction.DrugPrediction;
import org.chemosign.prediction.PredictionRequest;
import org.chemosign.prediction.RegimenRules;
import org.chemosign.prediction.SoftwareVersion;
import org.chemosign.signature.CatalogSettings;
import org.chemosign.signature.SignatureCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {

  private static final int SAMPLES = 12;

  @TempDir private static Path inputs;
  private static Path cohort;
  private static Path single;

  @BeforeAll
  static void synthesize() {
    cohort = inputs.resolve("cohort.tsv.gz");
    single = inputs.resolve("single.tsv");
    Invocation.of(
        "synthesize", "--samples", SAMPLES, "--seed", 5, "--unit", "tpm", "--out", cohort);
    Invocation.of("synthesize", "--samples", 1, "--seed", 6, "--unit", "fpkm", "--out", single);
  }

  @Test
  void theTableIsWhatTheCorePredicts() throws IOException {
    Invocation run = Invocation.of("predict", cohort, "--unit", "tpm");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines().get(0))
        .isEqualTo(
            "sample\tkind\tid\tdrug_or_phenotype\tscore\tpercentile\tcall\tgenes_used"
                + "\tgenes_missing\treason\tsignature_version");
    List<String[]> drugs = run.rows().stream().filter(row -> row[1].equals("drug")).toList();
    assertThat(drugs).hasSize(SAMPLES * 5);
    int row = 0;
    for (ChemosensitivityPrediction sample : core()) {
      for (DrugPrediction drug : sample.drugs()) {
        assertThat(drugs.get(row++)).containsExactly(cells(sample, drug));
      }
    }
  }

  private static String[] cells(ChemosensitivityPrediction sample, DrugPrediction drug) {
    return new String[] {
      sample.profile().sample(),
      "drug",
      drug.signature().id(),
      drug.drug().code(),
      drug.score().isPresent() ? Double.toString(drug.score().getAsDouble()) : "",
      drug.percentile().isPresent() ? Double.toString(drug.percentile().getAsDouble()) : "",
      drug.call().code(),
      Integer.toString(drug.genesUsed()),
      Integer.toString(drug.genesMissing().size()),
      String.join(";", drug.reasons().stream().map(reason -> reason.code()).toList()),
      drug.signature().version()
    };
  }

  private static List<ChemosensitivityPrediction> core() throws IOException {
    SignatureCatalog catalog = SignatureCatalog.load(new CatalogSettings(Optional.empty(), false));
    ChemosensitivityPredictor predictor =
        new ChemosensitivityPredictor(catalog, RegimenRules.bundled(), SoftwareVersion.current());
    try (InputStream in = Files.newInputStream(cohort)) {
      List<ExpressionProfile> profiles =
          ExpressionReader.read(in, ReadOptions.of(ExpressionUnit.TPM)).profiles();
      return profiles.stream()
          .map(profile -> predictor.predict(profile, PredictionRequest.everything()))
          .toList();
    }
  }

  @Test
  void drugsThenRegimensThenPhenotypesInSampleOrder() {
    Invocation run = Invocation.of("predict", cohort, "--unit", "tpm", "--research-use");

    List<String[]> rows = run.rows();
    int perSample = rows.size() / SAMPLES;
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)[0]).isEqualTo("SYNTHETIC-5-%04d".formatted(i / perSample + 1));
    }
    assertThat(rows.subList(0, perSample).stream().map(row -> row[1] + " " + row[3]))
        .containsSubsequence(
            "drug gemcitabine",
            "drug paclitaxel",
            "drug fluorouracil",
            "drug oxaliplatin",
            "drug irinotecan",
            "regimen mfolfirinox",
            "phenotype purist-subtype")
        .contains("regimen gemcitabine", "regimen gemcitabine-nab-paclitaxel");
  }

  @Test
  void neitherThreadsNorABadFileLaterChangeARow() {
    Invocation one = Invocation.of("predict", cohort, "--unit", "tpm", "--threads", 1);
    Invocation eight = Invocation.of("predict", cohort, "--unit", "tpm", "--threads", 8);
    Invocation broken = Invocation.of("predict", cohort, single, "--unit", "tpm");

    assertThat(eight.out()).isEqualTo(one.out());
    assertThat(broken.code()).isEqualTo(1); // The second file is in FPKM and sums to no million.
    assertThat(broken.out()).isEqualTo(one.out());
  }

  @Test
  void mostSyntheticTumoursAreCalled() {
    Invocation run = Invocation.of("predict", cohort, "--unit", "tpm", "--no-phenotype");
    long outside = run.rows().stream().filter(row -> row[9].contains("outside-reference")).count();
    assertThat(run.rows()).noneMatch(row -> row[1].equals("phenotype"));
    assertThat(outside).isLessThan(run.rows().size() / 10);
  }

  @Test
  void selectionsRestrictTheTable() {
    Invocation run =
        Invocation.of(
            "predict", single, "--unit=fpkm", "--drug=irinotecan", "--specimen-type=xenograft");
    assertThat(run.rows()).filteredOn(row -> row[1].equals("drug")).hasSize(1);
    assertThat(run.rows().get(0)[3]).isEqualTo("irinotecan");
  }

  @Test
  void jsonIsOneObjectALine() throws IOException {
    Invocation run = Invocation.of("predict", cohort, "--unit", "tpm", "--format", "json");

    assertThat(run.lines()).hasSize(SAMPLES);
    JsonNode first = new ObjectMapper().readTree(run.lines().get(0));
    JsonNode drug = first.at("/drugs/0");
    double sum = drug.path("rest").asDouble();
    for (JsonNode gene : drug.path("topGenes")) {
      sum += gene.path("contribution").asDouble();
    }
    assertThat(drug.path("topGenes")).hasSize(10);
    assertThat(sum).isCloseTo(drug.path("score").asDouble(), within(1e-9));
    assertThat(first.at("/profile/sha256").asText()).hasSize(64);
    assertThat(first.at("/versions/geneTableSha256").asText()).hasSize(64);
    assertThat(drug.at("/signature/sha256").asText()).hasSize(64);
    assertThat(drug.path("genesUsed").asInt() + drug.path("genesMissing").size()).isEqualTo(493);
  }

  @Test
  void fhirIsOneSelfContainedReportASample() throws IOException {
    Invocation run =
        Invocation.of("predict", single, "--unit", "fpkm", "--format", "fhir", "--language", "fr");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(1);
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.path("resourceType").asText()).isEqualTo("DiagnosticReport");
    assertThat(report.path("contained").size()).isGreaterThanOrEqualTo(5);
    assertThat(report.path("conclusion").asText()).isNotBlank();
  }

  @Test
  void aSampleNamedLikeAFormulaIsDefusedInTheTableOnly() throws IOException {
    Path formula = inputs.resolve("formula.tsv");
    Files.writeString(
        formula, Files.readString(single).replaceFirst("SYNTHETIC-6-0001", "=HYPERLINK(1)"));

    Invocation tsv = Invocation.of("predict", formula, "--unit", "fpkm");
    Invocation json = Invocation.of("predict", formula, "--unit", "fpkm", "--format", "json");

    assertThat(tsv.rows()).isNotEmpty().allMatch(row -> row[0].equals("'=HYPERLINK(1)"));
    assertThat(new ObjectMapper().readTree(json.out()).path("sample").asText())
        .isEqualTo("=HYPERLINK(1)");
  }
}
