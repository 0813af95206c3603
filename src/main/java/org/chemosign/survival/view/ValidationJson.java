package org.chemosign.survival.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chemosign.survival.Account;
import org.chemosign.survival.Caution;
import org.chemosign.survival.ChiSquaredTest;
import org.chemosign.survival.Estimate;
import org.chemosign.survival.Finding;
import org.chemosign.survival.GroupCurve;
import org.chemosign.survival.Grouping;
import org.chemosign.survival.LogRank;
import org.chemosign.survival.Multiplicity;
import org.chemosign.survival.PublishedResult;
import org.chemosign.survival.SurvivalCurve;
import org.chemosign.survival.TimeDependentRoc;
import org.chemosign.survival.ValidationPlan;
import org.chemosign.survival.ValidationResult;

/**
 * Everything that a result holds, as one JSON object of stable bytes. Numbers have 12 significant
 * digits; what is not reached or cannot be computed is null. Codes are the same in all languages.
 */
public final class ValidationJson {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ValidationJson() {}

  /** The result as JSON text with a line break at its end. */
  public static String write(ValidationResult result) {
    return tree(result).toPrettyString().replace("\r\n", "\n") + "\n";
  }

  /** The result as a JSON tree. */
  public static JsonNode tree(ValidationResult result) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", "chemosign-validation");
    root.put("formatVersion", 1);
    root.put("researchUseOnly", true);
    root.put("cohort", result.cohort());
    plan(root.putObject("plan"), result.plan());
    predictor(root.putObject("predictor"), result.predictor());
    account(root.putObject("account"), result.account());
    estimate(root.putObject("followUp"), result.followUp());
    strings(root.putArray("strata"), result.strata());
    ArrayNode groupings = root.putArray("groupings");
    result.groupings().forEach(grouping -> grouping(groupings.addObject(), grouping, result));
    ArrayNode models = root.putArray("models");
    result.models().forEach(model -> ModelJson.model(models.addObject(), model));
    ArrayNode roc = root.putArray("roc");
    result.roc().forEach(curve -> roc(roc.addObject(), curve));
    result
        .interaction()
        .ifPresent(
            interaction ->
                ModelJson.interaction(root.putObject("interaction"), interaction, result));
    ArrayNode tests = root.putArray("tests");
    result.multiplicity().tests().forEach(test -> tested(tests.addObject(), test));
    ArrayNode findings = root.putArray("findings");
    result.findings().forEach(finding -> finding(findings.addObject(), finding));
    ArrayNode cautions = root.putArray("cautions");
    result.cautions().forEach(caution -> caution(cautions.addObject(), caution));
    ArrayNode published = root.putArray("published");
    PublishedResult.all().forEach(cited -> published(published.addObject(), cited));
    return root;
  }

  private static void plan(ObjectNode node, ValidationPlan plan) {
    node.put("signature", plan.signature());
    node.put("endpoint", plan.endpoint());
    plan.reference().ifPresent(level -> node.put("reference", level));
    plan.treatmentReference().ifPresent(level -> node.put("treatmentReference", level));
    ArrayNode times = node.putArray("times");
    plan.times().forEach(time -> times.add(JsonNumber.of(time)));
    node.set("level", JsonNumber.of(plan.level()));
    node.put("band", plan.band().code());
    node.put("timeUnit", "months");
  }

  private static void predictor(ObjectNode node, ValidationResult.PredictorSummary predictor) {
    node.put("name", predictor.name());
    node.put("kind", predictor.score() ? "score" : "calls");
    strings(node.putArray("levels"), predictor.levels());
    node.set("mean", JsonNumber.of(predictor.mean()));
    node.set("standardDeviation", JsonNumber.of(predictor.standardDeviation()));
  }

  static void account(ObjectNode node, Account account) {
    node.put("given", account.given());
    node.put("analysed", account.analysed());
    node.put("events", account.events());
    ArrayNode exclusions = node.putArray("exclusions");
    for (Account.Exclusion exclusion : account.exclusions()) {
      exclusions
          .addObject()
          .put("reason", exclusion.reason().code())
          .put("column", exclusion.column())
          .put("patients", exclusion.patients());
    }
  }

  private static void grouping(ObjectNode node, Grouping grouping, ValidationResult result) {
    node.put("kind", grouping.kind().code());
    ArrayNode cuts = node.putArray("cuts");
    grouping.cuts().forEach(cut -> cuts.add(JsonNumber.of(cut)));
    LogRank logRank = grouping.logRank();
    ObjectNode test = node.putObject("logRank");
    test(test, logRank.test());
    JsonNumber.put(test.putArray("observed"), logRank.observed());
    JsonNumber.put(test.putArray("expected"), logRank.expected());
    curves(node.putArray("groups"), grouping.curves(), result);
  }

  static void curves(ArrayNode array, List<GroupCurve> curves, ValidationResult result) {
    for (GroupCurve curve : curves) {
      ObjectNode node = array.addObject();
      node.put("level", curve.level());
      node.put("patients", curve.patients());
      node.put("events", curve.events());
      estimate(node.putObject("median"), curve.median());
      ArrayNode points = node.putArray("at");
      for (GroupCurve.Point point : curve.points()) {
        ObjectNode at = points.addObject();
        at.set("time", JsonNumber.of(point.time()));
        at.put("atRisk", point.atRisk());
        estimate(at.putObject("survival"), point.survival());
      }
      curve(node.putObject("curve"), curve.curve(), result.plan());
    }
  }

  private static void curve(ObjectNode node, SurvivalCurve curve, ValidationPlan plan) {
    double[] low = new double[curve.time().length];
    double[] high = new double[low.length];
    for (int i = 0; i < low.length; i++) {
      Estimate band = curve.band(i, plan.band(), plan.level());
      low[i] = band.low();
      high[i] = band.high();
    }
    JsonNumber.put(node.putArray("time"), curve.time());
    JsonNumber.put(node.putArray("atRisk"), curve.atRisk());
    JsonNumber.put(node.putArray("events"), curve.events());
    JsonNumber.put(node.putArray("censored"), curve.censored());
    JsonNumber.put(node.putArray("survival"), curve.survival());
    JsonNumber.put(node.putArray("low"), low);
    JsonNumber.put(node.putArray("high"), high);
  }

  private static void roc(ObjectNode node, TimeDependentRoc roc) {
    node.set("time", JsonNumber.of(roc.time()));
    estimate(node.putObject("auc"), roc.auc());
    node.put("cases", roc.cases());
    node.put("controls", roc.controls());
    ArrayNode points = node.putArray("points");
    for (TimeDependentRoc.Point point : roc.points()) {
      JsonNumber.put(
          points.addArray(), new double[] {point.falsePositives(), point.truePositives()});
    }
  }

  private static void tested(ObjectNode node, Multiplicity.Tested test) {
    node.put("hypothesis", test.hypothesis().code());
    node.put("detail", test.detail());
    node.set("p", JsonNumber.of(test.p()));
    node.set("holm", JsonNumber.of(test.holm()));
    node.set("benjaminiHochberg", JsonNumber.of(test.benjaminiHochberg()));
  }

  private static void finding(ObjectNode node, Finding finding) {
    node.put("question", finding.question().code());
    node.put("verdict", finding.verdict().code());
    node.set("p", JsonNumber.of(finding.p()));
    node.set("holm", JsonNumber.of(finding.corrected()));
  }

  private static void caution(ObjectNode node, Caution caution) {
    node.put("kind", caution.kind().code());
    strings(node.putArray("details"), caution.details());
  }

  private static void published(ObjectNode node, PublishedResult cited) {
    node.put("id", cited.id());
    node.put("signature", cited.signature());
    node.put("patients", cited.patients());
    estimate(node.putObject("hazardRatio"), cited.hazardRatio());
    node.put("citation", cited.citation());
    node.put("doi", cited.doi());
  }

  static void estimate(ObjectNode node, Estimate estimate) {
    node.set("value", JsonNumber.of(estimate.value()));
    node.set("low", JsonNumber.of(estimate.low()));
    node.set("high", JsonNumber.of(estimate.high()));
  }

  static void test(ObjectNode node, ChiSquaredTest test) {
    node.set("chiSquared", JsonNumber.of(test.statistic()));
    node.put("degrees", test.degrees());
    node.set("p", JsonNumber.of(test.p()));
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
