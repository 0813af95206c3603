package org.chemosign.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chemosign.report.ReportLanguage;
import org.chemosign.survival.CohortTable;
import org.chemosign.survival.CohortValidation;
import org.chemosign.survival.ConfidenceType;
import org.chemosign.survival.SurvivalCohort;
import org.chemosign.survival.ValidationPlan;
import org.chemosign.survival.ValidationResult;
import org.chemosign.survival.view.ViewLanguage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a signature is worth in a cohort with outcomes. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Validate a signature in a cohort: survival by call or score, hazard ratios,"
            + " concordance, and whether it is prognostic or predictive.")
final class ValidateCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private CohortOptions cohort;

  @Option(
      names = "--times",
      split = ",",
      paramLabel = "MONTHS",
      description = "Months at which survival and ROC are reported; default 12,24.")
  private List<Double> times = List.of(12.0, 24.0);

  @Option(
      names = "--reference",
      paramLabel = "LEVEL",
      description = "Call that the others are compared with; default the first.")
  private Optional<String> reference = Optional.empty();

  @Option(
      names = "--treatment-reference",
      paramLabel = "LEVEL",
      description = "Treatment that the others are compared with; default the first.")
  private Optional<String> treatmentReference = Optional.empty();

  @Option(
      names = "--band",
      defaultValue = "log-log",
      paramLabel = "SCALE",
      description = "Scale of the intervals of survival: log-log (default), log or plain.")
  private ConfidenceType band;

  @Option(
      names = "--signature",
      defaultValue = "",
      paramLabel = "NAME",
      description = "Name of the signature, for the report.")
  private String signature;

  @Option(
      names = "--endpoint",
      defaultValue = "",
      paramLabel = "NAME",
      description = "Name of the endpoint, for the report, such as \"overall survival\".")
  private String endpoint;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "text (default), json or html (one page to print).")
  private ValidationFormat format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write there instead of to standard output.")
  private Path out;

  @Option(names = "--overwrite", description = "Replace the --out file where it exists.")
  private boolean overwrite;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "Language of text and html: en (default) or fr.")
  private ReportLanguage language;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SurvivalCohort read =
        CohortTable.read(cohort.table()).cohort(cohort.columns()).named(cohort.name());
    ValidationPlan plan =
        ValidationPlan.standard()
            .of(signature, endpoint)
            .comparedWith(reference, treatmentReference)
            .at(times)
            .banded(band);
    ValidationResult result = CohortValidation.run(read, plan);
    write(format.write(result, ViewLanguage.valueOf(language.name())));
    return CommandLineInterface.DONE;
  }

  private void write(String text) throws IOException {
    if (out == null) {
      console.out().print(text);
      if (console.out().checkError()) {
        throw new CommandException("standard output cannot be written");
      }
      return;
    }
    try (StagedFiles staged = new StagedFiles(overwrite)) {
      try (Writer writer = Files.newBufferedWriter(staged.stage(out), StandardCharsets.UTF_8)) {
        writer.write(text);
      }
      staged.commit();
    }
  }
}
