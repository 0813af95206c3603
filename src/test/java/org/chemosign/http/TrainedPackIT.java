package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.patient;
import static org.chemosign.http.Requests.reference;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.unstored;
import static org.chemosign.http.Requests.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A laboratory's pack, from {@code chemosign train} to a report over HTTP: made, released, dropped
 * into the signature directory, and used after a start of the server; refused once it was touched.
 */
class TrainedPackIT {

  private static final String SIGNATURE = "own-gemcitabine|1.0.0";

  @TempDir private Path folder;

  @Test
  void aTrainedPackPredictsAndATamperedOneStopsTheStart() throws Exception {
    new ResearchTables(folder).write();
    Path packs = Files.createDirectory(folder.resolve("packs"));
    Path pack = packs.resolve("own-gemcitabine");
    train(pack);
    assertThat(end(prediction(packs)).code()).as("a draft does not run").isEqualTo(2);
    run("signature", "release", pack.toString(), "--by", "Research Lead", "--reason", "Evaluation");

    FhirHttp.Answer answer = predictOverHttp(packs);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    DiagnosticReport report = answer.as(DiagnosticReport.class);
    Map<String, String> scores = ReportScores.of(null, report);
    assertThat(scores).containsOnlyKeys("gemcitabine");
    assertThat(Double.parseDouble(scores.get("gemcitabine")))
        .isEqualTo(scoreOfTheCommandLine(packs));

    Path numbers = pack.resolve("numbers.tsv");
    Files.writeString(numbers, Files.readString(numbers).replaceFirst("1", "2"));
    Ended refused = end("serve", "--port=0", "--signature-dir=" + packs, "--data-dir=" + data());
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output().lines()).hasSize(1);
    assertThat(refused.output()).contains("own-gemcitabine", "numbers.tsv", "SHA-256");
  }

  private void train(Path pack) throws IOException, InterruptedException {
    List<String> response = new ArrayList<>(List.of("model\tauc"));
    response.addAll(Files.readAllLines(folder.resolve("organoids.tsv")));
    Path table = Files.write(folder.resolve("response.tsv"), response);
    List<String> command = new ArrayList<>(List.of("train", "--drug", "gemcitabine"));
    command.addAll(List.of("--expression", folder.resolve("organoid-expression.tsv").toString()));
    command.addAll(List.of("--unit", "fpkm", "--response", table.toString(), "--column", "auc"));
    command.addAll(List.of("--learner", "ridge", "--folds", "3", "--seed", "5"));
    command.addAll(List.of("--permutations", "20", "--out", pack.toString()));
    run(command.toArray(String[]::new));
  }

  /** The call, on a server that is started for it and ended after it. */
  private FhirHttp.Answer predictOverHttp(Path packs) throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(data(), Map.of(), "--signature-dir=" + packs)) {
      FhirHttp fhir = new FhirHttp(server.base());
      Parameters call = inline(Files.readAllBytes(sample()), "tpm");
      with(call, "subject", reference(patient(fhir)));
      with(call, "signature", new CanonicalType(SIGNATURE));
      return fhir.post("Patient/$predict-chemosensitivity", unstored(report(call)));
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** The first patient of the synthetic cohort as a table of two columns. */
  private Path sample() throws IOException {
    List<String> rows =
        Files.readAllLines(folder.resolve("cohort-expression.tsv")).stream()
            .map(row -> row.split("\t")[0] + "\t" + row.split("\t")[1])
            .toList();
    return Files.write(folder.resolve("sample.tsv"), rows);
  }

  private double scoreOfTheCommandLine(Path packs) throws IOException, InterruptedException {
    List<String> lines =
        run(prediction(packs)).lines().filter(line -> line.contains("\t")).toList();
    int column = List.of(lines.get(0).split("\t")).indexOf("score");
    return Double.parseDouble(lines.get(1).split("\t")[column]);
  }

  private String[] prediction(Path packs) throws IOException {
    return new String[] {
      "predict",
      "--unit=tpm",
      "--format=tsv",
      "--signature-dir=" + packs,
      "--signature=" + SIGNATURE,
      sample().toString()
    };
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    Ended ended = end(arguments);
    assertThat(ended.code()).as(ended.output()).isZero();
    return ended.output();
  }

  /** How a command ended, and what it printed on both streams. */
  private record Ended(int code, String output) {}

  private Ended end(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(ServerProcess.java());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the command did not end:\n" + Files.readString(out));
    }
    return new Ended(process.exitValue(), Files.readString(out));
  }
}
