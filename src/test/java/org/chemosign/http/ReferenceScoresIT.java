package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.unstored;
import static org.chemosign.http.Requests.with;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chemosign.http.FhirHttp.Answer;
import org.chemosign.signature.PamgImport;
import org.chemosign.testing.SharedData;
import org.chemosign.testing.SharedTable;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Scores that others computed from public tumours, reproduced through HTTP. */
@ExtendWith(SharedServer.class)
class ReferenceScoresIT {

  private static final String ON_PATIENT = "Patient/$predict-chemosensitivity";
  private static final double TOLERANCE = 1e-8;
  private static final double PUBLISHED_TOLERANCE = 1e-6;
  private static final List<String> STORED = List.of("PDX-1", "PDX-17", "CAF-39");

  private static final Map<String, String> DRUG_COLUMNS =
      Map.of(
          "gemcitabine", "gemcitabine_lpo",
          "fluorouracil", "5-FU_lpo",
          "oxaliplatin", "oxaliplatin_lpo",
          "irinotecan", "irinotecan_lpo",
          "paclitaxel", "paclitaxel_lpo");

  private static final Map<String, String> PAMG_COLUMNS =
      Map.of(
          "pamg-pdx", "PDX",
          "pamg-puleo", "Puleo",
          "pamg-icgc-array", "ICGCarray",
          "pamg-icgc-rnaseq", "ICGCrnaseq");

  private final FhirHttp fhir;

  ReferenceScoresIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  @Test
  void everyScoreOfThePublicTumoursIsReproduced() {
    SharedTable expected = expected("chemosig_expected_moffittS2.tsv");
    SharedTable tumours = tumours();
    assertThat(expected.rows()).hasSize(61);
    for (String sample : expected.byFirst().keySet()) {
      Parameters call = unstored(call(column(tumours, sample, value -> value), "fpkm"));
      assertScores(expected, sample, ReportScores.of(fhir, predict(fhir, call)));
    }
  }

  @Test
  void storedScoresKeepEveryDigit() {
    SharedTable expected = expected("chemosig_expected_moffittS2.tsv");
    SharedTable tumours = tumours();
    for (String sample : STORED) {
      Parameters call = call(column(tumours, sample, value -> value), "fpkm");
      Map<String, String> unstored = ReportScores.of(fhir, predict(fhir, unstored(call.copy())));
      DiagnosticReport stored = predict(fhir, call);
      assertThat(ReportScores.of(fhir, stored)).isEqualTo(unstored);
      Answer again = fhir.get("DiagnosticReport/" + stored.getIdPart());
      assertThat(ReportScores.of(fhir, again.as(DiagnosticReport.class))).isEqualTo(unstored);
      assertScores(expected, sample, unstored);
    }
  }

  @Test
  void logarithmsOfTheSameNumbersGiveTheSameScores() {
    SharedTable expected = expected("chemosig_expected_moffittS2.tsv");
    UnaryOperator<String> log2 =
        value -> String.valueOf(Math.log1p(Double.parseDouble(value)) / Math.log(2));
    Parameters call = unstored(call(column(tumours(), "PDX-1", log2), "log2-fpkm"));
    assertScores(expected, "PDX-1", ReportScores.of(fhir, predict(fhir, call)));
  }

  @Test
  void theExampleThatPuristPublishedIsReproduced() {
    SharedTable input = SharedTable.read(SharedData.file("signatures/purist_example_input.tsv"));
    SharedTable expected = expected("purist_example_expected.tsv");
    Map<String, String> probabilities = expected.column("prob_basal");
    for (String sample : probabilities.keySet()) {
      Parameters call = unstored(call(column(input, sample, value -> value), "fpkm"));
      with(call, "signature", new UriType("purist"));
      Observation subtype = phenotypes(predict(fhir, call)).get("purist");
      assertThat(component(subtype, "phenotype-score"))
          .as(sample)
          .isCloseTo(Double.parseDouble(probabilities.get(sample)), within(PUBLISHED_TOLERANCE));
      assertThat(subtype.getValueCodeableConcept().getCodingFirstRep().getCode())
          .isEqualTo(expected.column("subtype").get(sample));
    }
  }

  @Test
  void gradientsOfAnImportedPackAreReproduced(@TempDir Path folder)
      throws IOException, InterruptedException {
    SharedTable expected = expected("pamg_expected_moffittS2_log2p1_sameAsRef.tsv");
    SharedTable tumours = tumours();
    Path systems = SharedData.file("signatures/pamg_systems.json");
    assertThat(PamgImport.run(systems.getParent(), systems, folder.resolve("packs"))).hasSize(4);
    try (ServerProcess server =
        ServerProcess.start(
            folder.resolve("data"),
            Map.of(),
            "--research-use=true",
            "--signature-dir=" + folder.resolve("packs"))) {
      FhirHttp withPacks = new FhirHttp(server.base());
      for (String sample : expected.byFirst().keySet()) {
        Parameters call = report(inline(column(tumours, sample, value -> value), "fpkm"));
        with(call, "subject", Requests.reference(Requests.patient(withPacks)));
        Map<String, Observation> found = phenotypes(predict(withPacks, unstored(call)));
        PAMG_COLUMNS.forEach(
            (phenotype, column) ->
                assertThat(found.get(phenotype).getValueQuantity().getValue().doubleValue())
                    .as(sample + " " + column)
                    .isCloseTo(
                        Double.parseDouble(expected.column(column).get(sample)),
                        within(TOLERANCE)));
      }
    }
  }

  private static SharedTable expected(String name) {
    return SharedTable.read(SharedData.file("expected/" + name));
  }

  private static SharedTable tumours() {
    return SharedTable.read(SharedData.file("tumours/moffittS2_human_expr.tsv.gz"));
  }

  /** One sample as a two-column table. */
  private static String column(SharedTable table, String sample, UnaryOperator<String> change) {
    int column = table.header().indexOf(sample);
    return table.rows().stream()
        .map(row -> row.get(0) + "\t" + change.apply(row.get(column)))
        .collect(Collectors.joining("\n", "gene\t" + sample + "\n", "\n"));
  }

  private Parameters call(String matrix, String unit) {
    return with(
        report(inline(matrix, unit)), "subject", Requests.reference(Requests.patient(fhir)));
  }

  private static DiagnosticReport predict(FhirHttp fhir, Parameters call) {
    Answer answer = fhir.post(ON_PATIENT, with(call, "language", new CodeType("en")));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.as(DiagnosticReport.class);
  }

  private static void assertScores(
      SharedTable expected, String sample, Map<String, String> scores) {
    assertThat(scores.keySet()).isEqualTo(new TreeMap<>(DRUG_COLUMNS).keySet());
    scores.forEach(
        (drug, score) ->
            assertThat(Double.parseDouble(score))
                .as(sample + " " + drug)
                .isCloseTo(
                    Double.parseDouble(expected.column(DRUG_COLUMNS.get(drug)).get(sample)),
                    within(TOLERANCE)));
  }

  /** Phenotype observations of an unstored report by the id of the signature. */
  private static Map<String, Observation> phenotypes(DiagnosticReport report) {
    return report.getContained().stream()
        .filter(Observation.class::isInstance)
        .map(Observation.class::cast)
        .filter(o -> o.getMeta().getProfile().toString().contains("tumour-phenotype"))
        .collect(Collectors.toMap(ReferenceScoresIT::signature, o -> o));
  }

  private static String signature(Observation observation) {
    return observation.getExtension().stream()
        .map(Extension::getValue)
        .filter(RelatedArtifact.class::isInstance)
        .map(artifact -> ((RelatedArtifact) artifact).getResource())
        .map(library -> library.replaceAll(".*/Library/|\\|.*", ""))
        .findFirst()
        .orElseThrow();
  }

  private static double component(Observation observation, String code) {
    return observation.getComponent().stream()
        .filter(part -> code.equals(part.getCode().getCodingFirstRep().getCode()))
        .mapToDouble(part -> part.getValueQuantity().getValue().doubleValue())
        .findFirst()
        .orElseThrow();
  }
}
