package org.chemosign.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The record of a training run as JSON: the block on the card, and the whole. */
final class ReportJson {

  private static final int PLACES = 6;

  private ReportJson() {}

  /**
   * The block {@code training} of a card.
   *
   * @param crossValidation name of the pack's file with all figures
   */
  static ObjectNode training(TrainingReport report, String crossValidation) {
    ObjectNode block = JsonNodeFactory.instance.objectNode();
    block.put("trainer", report.versions().trainer()).put("learner", report.learner());
    block.put("seed", report.protocol().seed()).put("variantsTried", report.variants());
    block.putObject("data").put("samples, genes, responses", report.data().sha256());
    software(block.putObject("software"), report.versions());
    block.putObject("hyperparameters").put("chosen", report.choice());
    ObjectNode figures = block.putObject("figures");
    figures.set("crossValidation", row(report.crossValidation().selected()));
    report.heldOut().ifPresent(table -> figures.set("heldOut", row(table.selected())));
    block.put("protocol", ReportText.protocol(report)).put("crossValidation", crossValidation);
    return block;
  }

  /** The whole record. */
  static ObjectNode whole(TrainingReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", report.identity().id()).put("version", report.identity().version());
    json.put("drug", report.data().drug()).put("learner", report.learner());
    json.put("choice", report.choice()).put("genes", report.genes());
    json.put("variantsTried", report.variants()).put("evidence", report.evidence().code());
    texts(json.putArray("evidenceStatement"), report.statement());
    json.put("protocol", ReportText.protocol(report)).put("seed", report.protocol().seed());
    texts(json.putArray("folds"), report.folds());
    table(json.putArray("crossValidation"), report.crossValidation());
    report.heldOut().ifPresent(held -> table(json.putArray("heldOut"), held));
    data(json.putObject("data"), report.data());
    json.put("trainer", report.versions().trainer());
    software(json.putObject("software"), report.versions());
    return json;
  }

  private static void software(ObjectNode json, TrainingReport.Versions versions) {
    json.put("Java", versions.java()).put("Weka", versions.weka());
    json.put("Hipparchus", versions.hipparchus());
  }

  private static void data(ObjectNode json, TrainingReport.DataFacts data) {
    json.put("sha256", data.sha256()).put("samples", data.samples());
    json.put("patients", data.patients()).put("tissues", data.tissues());
    json.put("testSamples", data.testSamples());
    json.put("omittedSamples", count(data, Omission.Kind.SAMPLE));
    json.put("omittedGenes", count(data, Omission.Kind.GENE));
    ArrayNode omitted = json.putArray("omitted");
    for (Omission omission : data.omissions()) {
      omitted
          .addObject()
          .put("kind", omission.kind().code())
          .put("name", omission.name())
          .put("reason", omission.reason());
    }
  }

  private static long count(TrainingReport.DataFacts data, Omission.Kind kind) {
    return data.omissions().stream().filter(omission -> omission.kind() == kind).count();
  }

  private static void table(ArrayNode json, SkillTable table) {
    table.rows().forEach(row -> json.add(row(row)));
  }

  private static ObjectNode row(Skill skill) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("row", skill.name()).put("n", skill.n());
    estimate(row, "spearman", skill.spearman());
    row.put("withinFolds", Digits.decimals(skill.withinFolds(), PLACES));
    estimate(row, "pearson", skill.pearson());
    estimate(row, "auroc", skill.auroc());
    estimate(row, "rmse", skill.rmse());
    estimate(row, "spearmanBootstrap", skill.spearmanBootstrap());
    estimate(row, "beyondNaive", skill.beyondNaive());
    row.put("slope", Digits.decimals(skill.slope(), PLACES));
    row.put("intercept", Digits.decimals(skill.intercept(), PLACES));
    row.put("permutationP", Digits.decimals(skill.permutation(), PLACES));
    skill.note().ifPresent(note -> row.put("note", note));
    return row;
  }

  private static void estimate(ObjectNode row, String name, Estimate estimate) {
    row.put(name, Digits.decimals(estimate.value(), PLACES));
    row.put(name + "Low", Digits.decimals(estimate.low(), PLACES));
    row.put(name + "High", Digits.decimals(estimate.high(), PLACES));
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
