package org.chemosign.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks through a result for what its reader has to know. */
final class Cautions {

  private static final int FEW_PATIENTS = 10;
  private static final double SMALL = 0.05;

  private final ValidationResult result;
  private final List<Caution> found = new ArrayList<>();

  private Cautions(ValidationResult result) {
    this.result = result;
  }

  /** The same result with its cautions. */
  static ValidationResult addTo(ValidationResult result) {
    Cautions cautions = new Cautions(result);
    cautions.ofPatients();
    cautions.ofGroups();
    result.models().forEach(cautions::ofModel);
    result.interaction().ifPresent(cautions::ofInteraction);
    return new ValidationResult(
        result.cohort(),
        result.plan(),
        result.predictor(),
        result.account(),
        result.followUp(),
        result.strata(),
        result.groupings(),
        result.models(),
        result.roc(),
        result.interaction(),
        result.multiplicity(),
        result.findings(),
        List.copyOf(cautions.found));
  }

  private void add(Caution.Kind kind, Object... details) {
    found.add(Caution.of(kind, details));
  }

  private void ofPatients() {
    Account account = result.account();
    if (account.events() < Tests.FEW_EVENTS) {
      add(Caution.Kind.FEW_EVENTS, account.events());
    }
    if (account.excluded() * 10 > account.given()) {
      add(Caution.Kind.MANY_EXCLUDED, account.excluded(), account.given());
    }
  }

  private void ofGroups() {
    if (result.groupings().isEmpty()) {
      add(Caution.Kind.FEW_SCORES);
    }
    result.groupings().stream().findFirst().ifPresent(this::ofGroups);
  }

  private void ofGroups(Grouping main) {
    if (main.kind().exploratory()) {
      add(Caution.Kind.COHORT_CUTS);
    }
    for (GroupCurve curve : main.curves()) {
      if (curve.patients() < FEW_PATIENTS) {
        add(Caution.Kind.SMALL_GROUP, curve.level(), curve.patients());
      }
    }
    for (double time : result.plan().times()) {
      if (main.curves().stream().allMatch(curve -> curve.curve().atRiskAt(time) == 0)) {
        add(Caution.Kind.BEYOND_FOLLOW_UP, time);
      }
    }
  }

  private void ofModel(CohortModel model) {
    String code = model.kind().code();
    model.refusal().ifPresent(refusal -> ofRefusal(code, refusal));
    model
        .fit()
        .ifPresent(
            fit -> {
              ofEvents(code, fit.efron());
              fit.hazards().terms().stream()
                  .limit(model.predictorTerms())
                  .filter(term -> term.test().p() < SMALL)
                  .forEach(term -> add(Caution.Kind.NON_PROPORTIONAL, code, term.term(), p(term)));
            });
  }

  private static String p(ProportionalHazards.Term term) {
    return String.format(Locale.ROOT, "%.3g", term.test().p());
  }

  private void ofEvents(String code, CoxModel model) {
    int terms = model.coefficients().size();
    if (terms > 1 && model.events() < Tests.FEW_EVENTS * terms) {
      add(Caution.Kind.FEW_EVENTS_PER_TERM, code, model.events(), terms);
    }
  }

  private void ofInteraction(TreatmentInteraction interaction) {
    add(Caution.Kind.ALLOCATION_UNKNOWN);
    interaction.refusal().ifPresent(refusal -> ofRefusal("interaction", refusal));
    interaction.fit().ifPresent(fit -> ofEvents("interaction", fit.model()));
  }

  private void ofRefusal(String code, CohortModel.Refusal refusal) {
    String reason = refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    add(Caution.Kind.MODEL_REFUSED, code, reason, refusal.term());
  }
}
