package org.chemosign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The reference HL7 validator of the shared tools, with Genomics Reporting 3.0.0. */
public final class ReferenceValidator {

  /** Some 400 resources take two to four minutes on two idle cores. */
  private static final int MOST_MINUTES = 20;

  private ReferenceValidator() {}

  /**
   * Validates all JSON files of a folder and those below it, among which references have to
   * resolve; fails on any error and skips the test, loudly, where the validator is absent.
   *
   * <p>Reports come last. In a ring of references, such as from a report to its study and back, the
   * engine's answer depends on where it enters; entered by the report, it can miss that the study
   * is of its profile, which it finds when it has seen the study by itself.
   *
   * @param guides further arguments, such as {@code -ig fhir-profiles}
   */
  public static void validate(Path folder, List<String> guides)
      throws IOException, InterruptedException {
    Answer answer = run(reportsLast(folder), guides);
    assertThat(answer.status()).as(answer.output()).isZero();
    assertThat(answer.output()).contains(" 0 errors");
  }

  /**
   * One error.
   *
   * @param file name of the file
   * @param location FHIRPath of the element
   */
  public record Finding(String file, String location, String message) {}

  private record Answer(int status, String output) {}

  /** The errors in the JSON files of a folder; skips the test where the validator is absent. */
  public static List<Finding> errors(Path folder, List<String> guides)
      throws IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    List<String[]> open = new ArrayList<>();
    for (String line : run(List.of(folder), guides).output().lines().toList()) {
      if (line.startsWith("  ERROR ") || line.startsWith("  FATAL ")) {
        open.add(line.substring("  ERROR ".length()).split(": ", 2));
      } else if (line.startsWith("FAIL ")) {
        String file = line.substring("FAIL ".length(), line.indexOf(": "));
        open.forEach(error -> findings.add(new Finding(file, error[0], error[1])));
        open.clear();
      }
    }
    return findings;
  }

  private static List<Path> reportsLast(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(?!package)[^.].*[.]json"))
          .sorted(Comparator.comparing(ReferenceValidator::isReport).thenComparing(file -> file))
          .toList();
    }
  }

  private static boolean isReport(Path file) {
    return file.getFileName().toString().startsWith("DiagnosticReport");
  }

  private static Answer run(List<Path> files, List<String> guides)
      throws IOException, InterruptedException {
    Path script = SharedData.file("../tools/fhir-validator/validate.sh");
    Path genomics = SharedData.file("../fhir-packages/hl7.fhir.uv.genomics-reporting-3.0.0.tgz");
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of("-ig", genomics.toString()));
    command.addAll(guides);
    files.forEach(file -> command.add(file.toString()));
    Path log = Files.createTempFile("validation", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES))
        .as("the validator has ended within %d minutes", MOST_MINUTES)
        .isTrue();
    String output = Files.readString(log, StandardCharsets.UTF_8);
    Files.delete(log);
    return new Answer(process.exitValue(), output);
  }
}
