package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineInterfaceTest {

  @TempDir private static Path directory;

  /** One good synthetic sample, and the same with a NaN in line 12. */
  @BeforeAll
  static void writeInputs() throws IOException {
    Path good = directory.resolve("good.tsv");
    Invocation.of("synthesize", "--samples", 1, "--seed", 3, "--unit", "tpm", "--out", good);
    List<String> lines = new ArrayList<>(Files.readAllLines(good));
    lines.set(11, lines.get(11).split("\t")[0] + "\tNaN");
    Files.write(directory.resolve("bad.tsv"), lines);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 2 | a command is missing",
        "frobnicate | 2 | frobnicate",
        "--frobnicate | 2 | --frobnicate",
        "predict | 2 | FILE",
        "predict GOOD | 2 | --unit",
        "predict --unit tpm | 2 | FILE",
        "predict GOOD --unit | 2 | --unit",
        "predict GOOD --unit rpkm | 2 | unknown unit 'rpkm', known are [tpm, fpkm, log2-tpm",
        "predict GOOD --unit TPM | 2 | unknown unit 'TPM'",
        "predict GOOD --unit tpm --format xml | 2 | unknown format 'xml'",
        "predict GOOD --unit tpm --drug aspirin | 2 | unknown drug 'aspirin'",
        "predict GOOD --unit tpm --regimen folfox | 2 | folfox",
        "predict GOOD --unit tpm --signature nosuch | 2 | nosuch",
        "predict GOOD --unit tpm --specimen-type toe | 2 | unknown specimen type 'toe'",
        "predict GOOD --unit tpm --gene-identifier x | 2 | unknown gene identifier 'x'",
        "predict GOOD --unit tpm --language de | 2 | unknown language 'de'",
        "predict GOOD --unit tpm --threads 0 | 2 | --threads",
        "predict GOOD --unit tpm --threads many | 2 | many",
        "predict ABSENT --unit tpm | 1 | absent.tsv: no such file",
        "predict DIR --unit tpm | 1 | cannot be read",
        "predict BAD --unit tpm | 1 | bad.tsv: line 12",
        "predict GOOD BAD --unit tpm | 1 | bad.tsv: line 12",
        "predict GOOD --unit log2-tpm | 1 | good.tsv: ",
        "predict GOOD --unit tpm --gene-identifier ensembl | 1 | good.tsv: ",
        "predict GOOD --unit tpm --out GOOD | 1 | good.tsv",
        "predict GOOD --unit tpm --signature-dir ABSENT | 1 | absent.tsv",
        "synthesize | 2 | Missing required options",
        "synthesize --samples 0 --seed 1 --unit tpm --out NEW | 2 | --samples",
        "synthesize --samples 9999 --seed 1 --unit tpm --out NEW | 2 | --samples",
        "synthesize --samples 1 --seed x --unit tpm --out NEW | 2 | --seed",
        "synthesize --samples 2 --seed 1 --unit tpm --out NEW --format two-column | 2 | one sample",
        "synthesize --samples 2 --seed 1 --unit counts --out NEW --format matrix | 2 | counts",
        "synthesize --samples 2 --seed 1 --unit tpm --out GOOD | 1 | exists already",
        "signature | 2 | list, import, verify",
        "signature verify ABSENT | 1 | no such directory",
        "demo --base http://127.0.0.1:9/fhir --wait 0 | 1 | no server is ready",
        "demo --base nonsense | 2 | --base",
        "demo --language de | 2 | unknown language 'de'",
        "serve | 1 | main class",
      })
  void everyFailureIsOneLineAndItsExitCode(String command, int code, String said) {
    Invocation run = Invocation.of(arguments(command).toArray());

    assertThat(run.err().lines().toList()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("chemosign: ").contains(said).doesNotContain("Exception");
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(directory.resolve("new.tsv")).doesNotExist();
  }

  private static List<String> arguments(String command) {
    String text =
        command
            .replace("GOOD", directory.resolve("good.tsv").toString())
            .replace("BAD", directory.resolve("bad.tsv").toString())
            .replace("ABSENT", directory.resolve("absent.tsv").toString())
            .replace("NEW", directory.resolve("new.tsv").toString())
            .replace("DIR", directory.toString());
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  @Test
  void debugAddsTheStackTrace() {
    Invocation run = Invocation.of("predict", directory.resolve("x"), "--unit", "tpm", "--debug");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no such file").contains("\tat org.chemosign.cli");
  }

  @ParameterizedTest
  @CsvSource({
    "--help, serve",
    "--version, chemosign",
    "predict --help, --unit",
    "synthesize --help, --seed",
    "signature --help, import",
    "signature list --help, --research-use",
    "demo --help, --base",
    "serve --help, --data-dir",
  })
  void helpIsDone(String command, String said) {
    Invocation run = Invocation.of((Object[]) command.split(" "));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains(said);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aNameWithALineBreakStaysOneLine() {
    Invocation run = Invocation.of("predict", "no\nsuch\u001b[31m", "--unit", "tpm");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).doesNotContain("\u001b");
  }

  /** In a process of its own, with a heap that the matrix does not fit into. */
  @Test
  void tooLittleMemoryIsToldInOneLine() throws IOException, InterruptedException {
    Path matrix = directory.resolve("matrix.tsv");
    Path err = directory.resolve("err.txt");
    Invocation.of("synthesize", "--samples", 250, "--seed", 3, "--unit", "tpm", "--out", matrix);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.chemosign.ChemoSign",
                "predict",
                "--unit",
                "tpm",
                matrix.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(err)
          .hasContent(
              "chemosign: out of memory; give Java more, for example with java -Xmx2g -jar");
    } finally {
      process.destroyForcibly();
    }
  }
}
