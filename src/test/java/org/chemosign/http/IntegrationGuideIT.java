package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the calls of docs/integration.md as printed. */
@ExtendWith(SharedServer.class)
class IntegrationGuideIT {

  private static final Pattern BLOCK = Pattern.compile("(?s)```bash\n(.*?)```");
  private static final Pattern NUMBERED = Pattern.compile("(?m)^\\*\\*(\\d+)\\. ");

  @TempDir private Path directory;
  private final FhirHttp fhir;

  IntegrationGuideIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  @Test
  void tenCallsFromNothingToASignedReport() throws IOException, InterruptedException {
    String guide = Files.readString(Path.of("docs/integration.md"));
    assertThat(NUMBERED.matcher(guide).results().map(MatchResult::group)).hasSize(10);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve("tumour.tsv.gz")))) {
      out.write(SyntheticMatrix.tpm(7).getBytes(StandardCharsets.UTF_8));
    }
    String script =
        BLOCK
            .matcher(guide)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    run("set -euo pipefail\n" + script);
    Bundle reports = search("DiagnosticReport?based-on=ServiceRequest/guide-order");
    DiagnosticReport report = (DiagnosticReport) reports.getEntryFirstRep().getResource();
    assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);
    assertThat(report.getResultsInterpreterFirstRep().getReference())
        .isEqualTo("Practitioner/guide-pathologist");
    Task task =
        (Task) search("Task?focus=ServiceRequest/guide-order").getEntryFirstRep().getResource();
    assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
    assertThat(search("Observation?patient=Patient/guide-patient").getEntry())
        .map(Bundle.BundleEntryComponent::getResource)
        .map(Observation.class::cast)
        .filteredOn(
            observation -> observation.getMeta().getProfile().toString().contains("implication"))
        .allMatch(observation -> observation.getStatus() == Observation.ObservationStatus.FINAL);
  }

  private void run(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("guide.sh"), script);
    Path output = directory.resolve("output");
    ProcessBuilder bash =
        new ProcessBuilder(List.of("bash", file.toString()))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    bash.environment().put("BASE", fhir.base());
    Process process = bash.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }

  private Bundle search(String query) {
    return fhir.get(query).as(Bundle.class);
  }
}
