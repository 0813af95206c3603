package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {

  @TempDir private Path inputs;
  @TempDir private Path results;
  private Path cohort;

  @BeforeEach
  void synthesize() {
    cohort = inputs.resolve("cohort.tsv.gz");
    Invocation.of("synthesize", "--samples", 3, "--seed", 5, "--unit", "tpm", "--out", cohort);
  }

  @Test
  void resultsAreNamedAfterInputOrSample() throws IOException {
    Invocation tsv = predict(cohort, "--format", "tsv");
    Invocation fhir = predict(cohort, "--format", "fhir");

    assertThat(tsv.out() + fhir.out()).isEmpty();
    assertThat(fhir.code()).as(fhir.err()).isZero();
    assertThat(names())
        .containsExactly(
            "cohort.SYNTHETIC-5-0001.fhir.json",
            "cohort.SYNTHETIC-5-0002.fhir.json",
            "cohort.SYNTHETIC-5-0003.fhir.json",
            "cohort.chemosensitivity.tsv");
    assertThat(Files.readString(results.resolve("cohort.chemosensitivity.tsv")))
        .isEqualTo(Invocation.of("predict", cohort, "--unit", "tpm").out());
  }

  @Test
  void existingResultsAreKeptUnlessToldOtherwise() throws IOException {
    Path result = Files.writeString(results.resolve("cohort.chemosensitivity.tsv"), "mine");

    Invocation refused = predict(cohort);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("exists already");
    assertThat(result).hasContent("mine");

    assertThat(predict(cohort, "--overwrite").code()).isZero();
    assertThat(Files.readString(result)).startsWith("sample\tkind");
    assertThat(names()).hasSize(1);
  }

  @Test
  void twoInputsOfOneNameGetAFileEach() throws IOException {
    Path twin = Files.createDirectory(inputs.resolve("twin")).resolve("cohort.txt.gz");
    Files.copy(cohort, twin);
    predict(cohort, twin.toString());
    assertThat(names())
        .containsExactly("cohort-2.chemosensitivity.tsv", "cohort.chemosensitivity.tsv");
  }

  @Test
  void aRunThatFailsLeavesNoFile() throws IOException {
    Path bad = Files.writeString(inputs.resolve("bad.tsv"), "gene\ts\nTP53\t-1\n");
    assertThat(predict(cohort, bad.toString()).code()).isEqualTo(1);
    assertThat(names()).isEmpty();
  }

  @Test
  void aHostileSampleNameStaysInTheDirectory() throws IOException {
    try (OutputDirectory out = new OutputDirectory(results, OutputFormat.FHIR, "", false)) {
      out.startInput(Path.of("in.tsv"));
      out.accept("../../etc/passwd", "one");
      out.accept("..\\..:etc?passwd", "two");
      out.accept("x".repeat(500), "three");
      out.commit();
    }
    assertThat(names()).hasSize(3).allMatch(name -> name.startsWith("in.") && name.length() < 200);
  }

  private Invocation predict(Path input, String... more) {
    return Invocation.of(
        Stream.concat(
                Stream.of("predict", input, "--unit", "tpm", "--out", results), Stream.of(more))
            .toArray());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
