package org.chemosign.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the tests made of the signature, and what they answer. */
final class Tests {

  static final int FEW_EVENTS = 10;

  private Tests() {}

  static List<Multiplicity.Raw> made(
      ValidationResult.PredictorSummary predictor,
      List<Grouping> groupings,
      List<CohortModel> models,
      Optional<TreatmentInteraction> interaction) {
    List<Multiplicity.Raw> raw = new ArrayList<>();
    if (!predictor.score()) {
      double p = groupings.get(0).logRank().test().p();
      raw.add(new Multiplicity.Raw(Multiplicity.Hypothesis.ASSOCIATION, "", p));
    }
    for (CohortModel model : models) {
      boolean counted = predictor.score() || model.kind() == CohortModel.Kind.ADJUSTED;
      model
          .fit()
          .filter(fit -> counted)
          .ifPresent(fit -> raw.add(raw(of(model.kind()), "", fit.predictor().p())));
    }
    groupings.stream()
        .filter(grouping -> grouping.kind().exploratory())
        .forEach(grouping -> raw.add(raw(of(grouping.kind()), "", grouping.logRank().test().p())));
    interaction.flatMap(TreatmentInteraction::fit).ifPresent(fit -> add(fit, raw));
    return raw;
  }

  private static void add(TreatmentInteraction.Fit fit, List<Multiplicity.Raw> raw) {
    raw.add(raw(Multiplicity.Hypothesis.INTERACTION, "", fit.test().p()));
    fit.callEffects()
        .forEach(effect -> raw.add(raw(Multiplicity.Hypothesis.WITHIN_TREATMENT, effect)));
    fit.treatmentEffects()
        .forEach(effect -> raw.add(raw(Multiplicity.Hypothesis.TREATMENT_WITHIN_CALL, effect)));
  }

  private static Multiplicity.Raw raw(
      Multiplicity.Hypothesis hypothesis, TreatmentInteraction.Effect effect) {
    String detail = effect.effect().term() + " | " + effect.within();
    return raw(hypothesis, detail, effect.effect().p());
  }

  private static Multiplicity.Raw raw(Multiplicity.Hypothesis hypothesis, String detail, double p) {
    return new Multiplicity.Raw(hypothesis, detail, p);
  }

  private static Multiplicity.Hypothesis of(CohortModel.Kind kind) {
    return kind == CohortModel.Kind.ADJUSTED
        ? Multiplicity.Hypothesis.ADJUSTED_ASSOCIATION
        : Multiplicity.Hypothesis.ASSOCIATION;
  }

  private static Multiplicity.Hypothesis of(Grouping.Kind kind) {
    return kind == Grouping.Kind.MEDIAN
        ? Multiplicity.Hypothesis.MEDIAN_GROUPS
        : Multiplicity.Hypothesis.TERTILE_GROUPS;
  }

  /** Prognostic by the unadjusted association, predictive by the interaction. */
  static List<Finding> findings(Account account, Multiplicity multiplicity) {
    return List.of(
        finding(
            Finding.Question.PROGNOSTIC,
            Multiplicity.Hypothesis.ASSOCIATION,
            account,
            multiplicity),
        finding(
            Finding.Question.PREDICTIVE,
            Multiplicity.Hypothesis.INTERACTION,
            account,
            multiplicity));
  }

  private static Finding finding(
      Finding.Question question,
      Multiplicity.Hypothesis hypothesis,
      Account account,
      Multiplicity multiplicity) {
    return multiplicity.tests().stream()
        .filter(test -> test.hypothesis() == hypothesis)
        .findFirst()
        .map(test -> Finding.of(question, test, account.events() < FEW_EVENTS))
        .orElse(Finding.notTested(question));
  }
}
