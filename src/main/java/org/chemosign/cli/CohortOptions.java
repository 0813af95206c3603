package org.chemosign.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chemosign.survival.CohortColumns;
import org.chemosign.survival.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The table of a cohort and what its columns say. */
final class CohortOptions {

  @Option(
      names = "--table",
      required = true,
      paramLabel = "FILE",
      description = "Table of patients: a header, then a line each; tabs, commas or semicolons.")
  private Path table;

  @Option(
      names = "--time",
      required = true,
      paramLabel = "COLUMN",
      description = "Follow-up of each patient.")
  private String time;

  @Option(
      names = "--time-unit",
      defaultValue = "months",
      paramLabel = "UNIT",
      description = "Unit of the follow-up: days, weeks, months (default) or years.")
  private TimeUnit unit;

  @Option(
      names = "--event",
      required = true,
      paramLabel = "COLUMN",
      description = "1 or true with the event, 0 or false without.")
  private String event;

  @ArgGroup(multiplicity = "1")
  private Predictor predictor;

  @Option(
      names = "--treatment",
      paramLabel = "COLUMN",
      description = "Treatment of each patient, to tell predictive from prognostic.")
  private Optional<String> treatment = Optional.empty();

  @Option(
      names = "--strata",
      split = ",",
      paramLabel = "COLUMNS",
      description = "Columns that stratify every test and model.")
  private List<String> strata = List.of();

  @Option(
      names = "--covariates",
      split = ",",
      paramLabel = "COLUMNS",
      description = "Columns to adjust for; words are compared with their first value.")
  private List<String> covariates = List.of();

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description = "Patient identifiers; a patient that occurs twice is refused.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--cohort",
      paramLabel = "NAME",
      description = "Name of the cohort, for the report; default the name of the file.")
  private Optional<String> cohort = Optional.empty();

  /** Calls or scores, never both. */
  private static final class Predictor {

    @Option(
        names = "--group",
        required = true,
        paramLabel = "COLUMN",
        description = "Call of the signature, such as sensitive or resistant.")
    private String group;

    @Option(
        names = "--score",
        required = true,
        paramLabel = "COLUMN",
        description = "Score of the signature, a number; analysed per standard deviation.")
    private String score;
  }

  Path table() {
    return table;
  }

  String name() {
    return cohort.orElse(table.getFileName().toString());
  }

  CohortColumns columns() {
    boolean scores = predictor.score != null;
    return new CohortColumns(
        time,
        unit,
        event,
        scores ? predictor.score : predictor.group,
        scores,
        id,
        treatment,
        strata,
        covariates);
  }
}
