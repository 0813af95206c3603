package org.chemosign.survival.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.chemosign.survival.CohortModel;
import org.chemosign.survival.Concordance;
import org.chemosign.survival.CoxModel;
import org.chemosign.survival.ProportionalHazards;
import org.chemosign.survival.TreatmentInteraction;
import org.chemosign.survival.ValidationResult;

/** Models as JSON. */
final class ModelJson {

  private ModelJson() {}

  static void model(ObjectNode node, CohortModel model) {
    node.put("kind", model.kind().code());
    ValidationJson.account(node.putObject("account"), model.account());
    node.put("predictorTerms", model.predictorTerms());
    model.refusal().ifPresent(refusal -> refusal(node.putObject("refusal"), refusal));
    model.fit().ifPresent(fit -> fit(node, fit));
  }

  private static void refusal(ObjectNode node, CohortModel.Refusal refusal) {
    node.put("reason", refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.put("term", refusal.term());
    node.put("words", refusal.words());
  }

  private static void fit(ObjectNode node, CohortModel.Fit fit) {
    cox(node.putObject("efron"), fit.efron());
    cox(node.putObject("breslow"), fit.breslow());
    ValidationJson.test(node.putObject("predictorTest"), fit.predictor());
    hazards(node.putObject("proportionalHazards"), fit.hazards());
    concordance(node.putObject("concordance"), fit.concordance());
  }

  private static void cox(ObjectNode node, CoxModel model) {
    node.put("ties", model.ties().code());
    node.put("patients", model.patients());
    node.put("events", model.events());
    coefficients(node.putArray("coefficients"), model.coefficients());
    ArrayNode variance = node.putArray("variance");
    for (double[] row : model.variance()) {
      JsonNumber.put(variance.addArray(), row);
    }
    node.set("logLikelihoodNull", JsonNumber.of(model.logLikelihoodNull()));
    node.set("logLikelihood", JsonNumber.of(model.logLikelihood()));
    ValidationJson.test(node.putObject("likelihoodRatio"), model.likelihoodRatio());
    ValidationJson.test(node.putObject("wald"), model.wald());
    ValidationJson.test(node.putObject("score"), model.score());
    node.put("iterations", model.iterations());
  }

  private static void coefficients(ArrayNode array, List<CoxModel.Coefficient> coefficients) {
    coefficients.forEach(coefficient -> coefficient(array.addObject(), coefficient));
  }

  private static void coefficient(ObjectNode node, CoxModel.Coefficient coefficient) {
    node.put("term", coefficient.term());
    node.set("logHazardRatio", JsonNumber.of(coefficient.logHazardRatio()));
    node.set("standardError", JsonNumber.of(coefficient.standardError()));
    ValidationJson.estimate(node.putObject("hazardRatio"), coefficient.hazardRatio());
    node.set("z", JsonNumber.of(coefficient.z()));
    node.set("p", JsonNumber.of(coefficient.p()));
  }

  private static void hazards(ObjectNode node, ProportionalHazards hazards) {
    ArrayNode terms = node.putArray("terms");
    for (ProportionalHazards.Term term : hazards.terms()) {
      ObjectNode entry = terms.addObject();
      entry.put("term", term.term());
      entry.set("correlation", JsonNumber.of(term.correlation()));
      ValidationJson.test(entry, term.test());
    }
    ValidationJson.test(node.putObject("global"), hazards.global());
  }

  private static void concordance(ObjectNode node, Concordance concordance) {
    ValidationJson.estimate(node.putObject("c"), concordance.c());
    node.set("standardError", JsonNumber.of(concordance.standardError()));
    node.put("concordant", concordance.concordant());
    node.put("discordant", concordance.discordant());
    node.put("tiedRisk", concordance.tiedRisk());
    node.put("tiedTime", concordance.tiedTime());
  }

  static void interaction(
      ObjectNode node, TreatmentInteraction interaction, ValidationResult result) {
    node.put("treatment", interaction.treatment());
    ValidationJson.account(node.putObject("account"), interaction.account());
    ArrayNode arms = node.putArray("arms");
    for (TreatmentInteraction.Arm arm : interaction.arms()) {
      ObjectNode entry = arms.addObject();
      entry.put("treatment", arm.treatment());
      ValidationJson.curves(entry.putArray("groups"), arm.curves(), result);
    }
    interaction.refusal().ifPresent(refusal -> refusal(node.putObject("refusal"), refusal));
    interaction.fit().ifPresent(fit -> fit(node, fit));
  }

  private static void fit(ObjectNode node, TreatmentInteraction.Fit fit) {
    cox(node.putObject("model"), fit.model());
    effects(node.putArray("callWithinTreatment"), fit.callEffects());
    effects(node.putArray("treatmentWithinCall"), fit.treatmentEffects());
    coefficients(node.putArray("ratios"), fit.ratios());
    ValidationJson.test(node.putObject("test"), fit.test());
  }

  private static void effects(ArrayNode array, List<TreatmentInteraction.Effect> effects) {
    for (TreatmentInteraction.Effect effect : effects) {
      ObjectNode node = array.addObject();
      node.put("within", effect.within());
      coefficient(node, effect.effect());
    }
  }
}
