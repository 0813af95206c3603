package org.chemosign.cli;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.concurrent.Callable;
import org.chemosign.security.audit.AuditEventView;
import org.chemosign.security.audit.ChainedRecord;
import org.chemosign.security.audit.RecordLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the whole audit to standard output, one record a line. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Write the audit to standard output, one JSON object a line: records, which audit verify"
            + " --file can check again, or FHIR AuditEvents.")
final class AuditExportCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final AuditDatabase database = new AuditDatabase();

  @Option(names = "--fhir", description = "Write AuditEvents.")
  private boolean fhir;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080/fhir",
      description = "FHIR base URL that the AuditEvents name as their server.")
  private String baseUrl;

  AuditExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    AuditEventView view = new AuditEventView(baseUrl);
    return database.read(
        records -> {
          records.each(
              record -> console.out().println(fhir ? event(parser, view, record) : line(record)));
          return CommandLineInterface.DONE;
        });
  }

  private static String event(IParser parser, AuditEventView view, ChainedRecord record) {
    return parser.encodeResourceToString(view.of(record));
  }

  private static String line(ChainedRecord record) {
    return RecordLine.write(record);
  }
}
