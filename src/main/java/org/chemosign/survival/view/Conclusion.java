package org.chemosign.survival.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chemosign.survival.Caution;
import org.chemosign.survival.CohortModel;
import org.chemosign.survival.CoxModel;
import org.chemosign.survival.Finding;
import org.chemosign.survival.TreatmentInteraction;
import org.chemosign.survival.ValidationResult;

/**
 * What a result says in plain words: first whether the signature is prognostic, then whether it is
 * predictive, then what neither shows. An association is never called a benefit.
 */
final class Conclusion {

  private final ValidationResult result;
  private final Words words;

  Conclusion(ValidationResult result, Words words) {
    this.result = result;
    this.words = words;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(sentence(result.finding(Finding.Question.PROGNOSTIC)));
    firstEffect().ifPresent(sentences::add);
    sentences.add(sentence(result.finding(Finding.Question.PREDICTIVE)));
    sentences.addAll(armEffects());
    if (result.cautions().stream().anyMatch(c -> c.kind() == Caution.Kind.NON_PROPORTIONAL)) {
      sentences.add(words.text("conclusion.non-proportional"));
    }
    sentences.add(words.text("conclusion.always"));
    return sentences;
  }

  private String sentence(Finding finding) {
    String key = "conclusion." + finding.question().code() + "." + finding.verdict().code();
    return words.text(
        key,
        words.pEquals(finding.p()),
        words.pEquals(finding.corrected()),
        endpoint(),
        String.valueOf(result.account().events()));
  }

  private String endpoint() {
    String endpoint = result.plan().endpoint();
    return endpoint.isBlank() ? words.text("endpoint") : endpoint;
  }

  private Optional<String> firstEffect() {
    return result
        .model(CohortModel.Kind.UNADJUSTED)
        .filter(model -> model.predictorTerms() == 1)
        .flatMap(CohortModel::fit)
        .map(fit -> effect(fit.efron().coefficients().get(0)));
  }

  private String effect(CoxModel.Coefficient coefficient) {
    String ratio = words.ratio(coefficient.hazardRatio());
    return result.predictor().score()
        ? words.text("conclusion.effect.score", ratio)
        : words.text(
            "conclusion.effect.calls",
            result.predictor().levels().get(1),
            result.predictor().levels().get(0),
            ratio,
            words.number(100 * result.plan().level(), 0));
  }

  private List<String> armEffects() {
    return result
        .interaction()
        .flatMap(TreatmentInteraction::fit)
        .filter(fit -> result.predictor().levels().size() <= 2)
        .map(
            fit ->
                fit.callEffects().stream()
                    .map(
                        effect ->
                            words.text(
                                "conclusion.arm",
                                effect.within(),
                                words.ratio(effect.effect().hazardRatio())))
                    .toList())
        .map(parts -> List.of(words.text("conclusion.arms", String.join("; ", parts))))
        .orElse(List.of());
  }
}
