package org.chemosign.cli;

import java.nio.file.Path;
import org.chemosign.report.ReportLanguage;
import picocli.CommandLine.Option;

/** How and where results are written. */
final class OutputOptions {

  @Option(
      names = "--format",
      defaultValue = "tsv",
      paramLabel = "FORMAT",
      description =
          "tsv (default), json (one object a line) or fhir (one self-contained DiagnosticReport"
              + " a sample).")
  private OutputFormat format;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write a file an input (fhir: a sample) there instead of standard output.")
  private Path directory;

  @Option(names = "--overwrite", description = "Replace existing files in the --out directory.")
  private boolean overwrite;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "Language of fhir reports: en (default) or fr.")
  private ReportLanguage language;

  PredictionFormat format() {
    return switch (format) {
      case TSV -> new TsvFormat();
      case JSON -> new JsonFormat();
      case FHIR -> new FhirFormat(language, directory != null);
    };
  }

  ResultSink sink(Console console, String header) {
    return directory == null
        ? new StandardOutput(console.out(), header)
        : new OutputDirectory(directory, format, header, overwrite);
  }
}
