package org.chemosign.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.chemosign.report.ReportLanguage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows a running server at work: stores a synthetic patient, predicts a synthetic tumour, and
 * prints the conclusion, the drugs and where the report is. A second call finds what the first one
 * stored.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Predict a synthetic tumour on a running server and print its report.")
final class DemoCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--base",
      defaultValue = "http://127.0.0.1:8080/fhir",
      paramLabel = "URL",
      description = "FHIR base of the server (${DEFAULT-VALUE}).")
  private URI base;

  @Option(
      names = "--seed",
      defaultValue = "7",
      paramLabel = "S",
      description = "Seed of the tumour (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "Language of the report: en (default) or fr.")
  private ReportLanguage language;

  @Option(
      names = "--wait",
      defaultValue = "300",
      paramLabel = "SECONDS",
      description = "How long to wait for the server (${DEFAULT-VALUE}).")
  private long seconds;

  @Option(names = "--server-pid", hidden = true, description = "Process of the server.")
  private Long serverPid;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!String.valueOf(base.getScheme()).matches("https?")) {
      throw new UsageException("--base has to be an http or https URL, not '" + base + "'");
    }
    FhirClient server = new FhirClient(base);
    server.awaitReady(
        Duration.ofSeconds(seconds),
        serverPid == null ? OptionalLong.empty() : OptionalLong.of(serverPid));
    String identifier = DemoRequest.PATIENT_SYSTEM + "|" + DemoRequest.PATIENT_VALUE;
    String search = "identifier=" + URLEncoder.encode(identifier, StandardCharsets.UTF_8);
    JsonNode patient = server.createIfNoneExists("Patient", search, DemoRequest.patient());
    JsonNode report =
        server.operation(
            "Patient/$predict-chemosensitivity",
            DemoRequest.parameters(patient.path("id").asText(), seed, language.code()));
    String id = report.path("id").asText().replaceFirst("/_history/.*", "");
    JsonNode bundle =
        server.get("DiagnosticReport?_id=" + id + "&_include=DiagnosticReport:result&_count=100");
    console.out().print(new DemoReport(report, bundle).text());
    console.out().println("Report: " + server.url("DiagnosticReport", id));
    return CommandLineInterface.DONE;
  }
}
