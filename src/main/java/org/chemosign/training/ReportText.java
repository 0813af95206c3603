package org.chemosign.training;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The record of a training run as text: sentences for the card, tables for people and machines. */
final class ReportText {

  private static final int PLACES = 6;
  private static final List<String> COLUMNS =
      List.of(
          "table",
          "row",
          "n",
          "spearman",
          "spearmanLow",
          "spearmanHigh",
          "withinFolds",
          "pearson",
          "pearsonLow",
          "pearsonHigh",
          "auroc",
          "aurocLow",
          "aurocHigh",
          "rmse",
          "rmseLow",
          "rmseHigh",
          "beyondNaive",
          "beyondNaiveLow",
          "beyondNaiveHigh",
          "slope",
          "intercept",
          "permutationP",
          "note");

  private ReportText() {}

  /** All rows of all tables, tab-separated, figures at six decimals, NA where there is none. */
  static byte[] tsv(TrainingReport report) {
    StringBuilder text = new StringBuilder(String.join("\t", COLUMNS)).append('\n');
    report.crossValidation().rows().forEach(row -> append(text, "cross-validation", row));
    report.heldOut().ifPresent(t -> t.rows().forEach(row -> append(text, "held-out", row)));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder text, String table, Skill row) {
    text.append(table).append('\t').append(row.name()).append('\t').append(row.n());
    add(text, row.spearman());
    add(text, row.withinFolds());
    add(text, row.pearson());
    add(text, row.auroc());
    add(text, row.rmse());
    add(text, row.beyondNaive());
    add(text, row.slope());
    add(text, row.intercept());
    add(text, row.permutation());
    text.append('\t').append(row.note().orElse("")).append('\n');
  }

  private static void add(StringBuilder text, Estimate estimate) {
    add(text, estimate.value());
    add(text, estimate.low());
    add(text, estimate.high());
  }

  private static void add(StringBuilder text, double value) {
    text.append('\t');
    text.append(
        Optional.ofNullable(Digits.decimals(value, PLACES))
            .map(BigDecimal::toPlainString)
            .orElse("NA"));
  }

  /** How the signature was made, for the card. */
  static String provenance(TrainingReport report) {
    TrainingReport.DataFacts data = report.data();
    String own = report.identity().provenance();
    return (own.isBlank() ? "" : own.strip() + " ")
        + "Trained by %s: %s (%s) on rank-normal expression of %d genes in %d samples of %d patients and %d tissues; "
            .formatted(
                report.versions().trainer(),
                report.learner(),
                report.choice(),
                report.genes(),
                data.samples(),
                data.patients(),
                data.tissues())
        + "chosen among %d variants by nested cross-validation over %d groups (%s). Data hash %s, seed %d."
            .formatted(
                report.variants(),
                report.folds().size(),
                report.folds().stream().limit(3).collect(Collectors.joining("; ")),
                data.sha256(),
                report.protocol().seed());
  }

  /** How choices were made and figures reckoned, in a sentence or two. */
  static String protocol(TrainingReport report) {
    Protocol protocol = report.protocol();
    return "Nested cross-validation, %d outer folds of whole groups, at most %d inner folds; genes, scaling, hyper-parameters and learner chosen inside by %s. Correlations are of predictions less the mean of their training fold; 95 %% intervals by Fisher's z, of the others by bootstrap of patients (%d). %s"
        .formatted(
            report.folds().size(),
            protocol.innerFolds(),
            protocol.criterion().code(),
            protocol.bootstraps(),
            permutations(protocol));
  }

  private static String permutations(Protocol protocol) {
    if (protocol.permutations() == 0) {
      return "No permutations.";
    }
    String how =
        protocol.wholePipeline()
            ? "the whole pipeline run on each"
            : "compared with the held-out predictions as they are";
    return "%d permutations of the response within tissues, %s."
        .formatted(protocol.permutations(), how);
  }
}
