package org.chemosign.training;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The record of a training run as a page for people. */
final class ReportMarkdown {

  private static final int MOST_NAMED = 20;

  private final TrainingReport report;
  private final StringBuilder text = new StringBuilder();

  private ReportMarkdown(TrainingReport report) {
    this.report = report;
  }

  static String of(TrainingReport report) {
    return new ReportMarkdown(report).page();
  }

  private String page() {
    PackIdentity identity = report.identity();
    line("# " + identity.id() + " " + identity.version());
    line("");
    line(identity.title() + ". Research use; not a medical device.");
    line("");
    line("**Evidence: " + report.evidence().code() + ".** " + String.join(" ", report.statement()));
    line("");
    line(
        "Chosen: %s (%s), %d genes, among %d variants tried."
            .formatted(report.learner(), report.choice(), report.genes(), report.variants()));
    line("");
    table("Nested cross-validation", report.crossValidation());
    line(ReportText.protocol(report));
    line("");
    report.heldOut().ifPresent(held -> table("Held out from everything, scored once", held));
    data();
    TrainingReport.Versions versions = report.versions();
    line(
        "Made by %s, Java %s, Weka %s, Hipparchus %s, seed %d."
            .formatted(
                versions.trainer(),
                versions.java(),
                versions.weka(),
                versions.hipparchus(),
                report.protocol().seed()));
    return text.toString();
  }

  private void table(String title, SkillTable table) {
    line("## " + title);
    line("");
    line(
        "| | n | Spearman (95 % CI) | within folds | Pearson | AUROC (95 % CI) | RMSE"
            + " | beyond proliferation (95 % CI) | slope | p |");
    line("|---|---|---|---|---|---|---|---|---|---|");
    for (Skill row : table.rows()) {
      line(
          "| "
              + List.of(
                      row.name(),
                      Integer.toString(row.n()),
                      interval(row.spearman()),
                      two(row.withinFolds()),
                      two(row.pearson().value()),
                      interval(row.auroc()),
                      two(row.rmse().value()),
                      interval(row.beyondNaive()),
                      two(row.slope()),
                      three(row.permutation()))
                  .stream()
                  .collect(Collectors.joining(" | "))
              + " |");
    }
    line("");
    table.rows().stream()
        .filter(row -> row.note().isPresent())
        .forEach(row -> line("- " + row.name() + ": " + row.note().orElseThrow() + "."));
    line("");
  }

  private void data() {
    TrainingReport.DataFacts data = report.data();
    line("## Data");
    line("");
    line(
        "%d samples of %d patients and %d tissues; hash %s."
            .formatted(data.samples(), data.patients(), data.tissues(), data.sha256()));
    line("Held out in turn: " + String.join("; ", report.folds()) + ".");
    line("");
    Map<String, List<Omission>> reasons =
        data.omissions().stream()
            .collect(
                Collectors.groupingBy(
                    omission -> omission.kind().code() + ", " + omission.reason(),
                    TreeMap::new,
                    Collectors.toList()));
    reasons.forEach(
        (reason, all) -> line("- Not used, " + reason + " (" + all.size() + "): " + names(all)));
    line("");
  }

  private static String names(List<Omission> omissions) {
    String named =
        omissions.stream().limit(MOST_NAMED).map(Omission::name).collect(Collectors.joining(", "));
    return omissions.size() > MOST_NAMED ? named + " ... (all are in the JSON record)" : named;
  }

  private static String interval(Estimate estimate) {
    return Double.isNaN(estimate.low())
        ? two(estimate.value())
        : two(estimate.value()) + " (" + two(estimate.low()) + " to " + two(estimate.high()) + ")";
  }

  private static String two(double value) {
    return figure(value, 2);
  }

  private static String three(double value) {
    return figure(value, 3);
  }

  private static String figure(double value, int places) {
    return Optional.ofNullable(Digits.decimals(value, places))
        .map(BigDecimal::toPlainString)
        .orElse("-");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
