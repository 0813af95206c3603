package org.chemosign.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chemosign.survival.CohortModel;
import org.chemosign.survival.CoxModel;
import org.chemosign.survival.Estimate;
import org.chemosign.survival.Grouping;
import org.chemosign.survival.TreatmentInteraction;
import org.chemosign.survival.ValidationResult;

/**
 * The numbers of a validation by the codes of the code system validation-statistic, in its order;
 * NaN for what a cohort does not allow.
 */
final class ValidationStatistics {

  private static final String[] CODES = {
    "concordance",
    "concordance-low",
    "concordance-high",
    "score-hazard-ratio",
    "score-hazard-ratio-low",
    "score-hazard-ratio-high",
    "score-p",
    "call-hazard-ratio",
    "call-hazard-ratio-low",
    "call-hazard-ratio-high",
    "call-p",
    "log-rank-p",
    "median-sensitive",
    "median-other",
    "interaction-hazard-ratio",
    "interaction-hazard-ratio-low",
    "interaction-hazard-ratio-high",
    "interaction-p"
  };

  private final Map<String, Double> values = new LinkedHashMap<>();

  private ValidationStatistics() {
    for (String code : CODES) {
      values.put(code, Double.NaN);
    }
  }

  /**
   * The statistics of both runs.
   *
   * @param score the run with the score
   * @param call the run with the call, where there were two calls
   * @param sensitive name of the call sensitive
   */
  static Map<String, Double> of(
      ValidationResult score, Optional<ValidationResult> call, String sensitive) {
    ValidationStatistics statistics = new ValidationStatistics();
    fit(score).ifPresent(statistics::score);
    call.ifPresent(run -> statistics.call(run, sensitive));
    return statistics.values;
  }

  private static Optional<CohortModel.Fit> fit(ValidationResult result) {
    return result.model(CohortModel.Kind.UNADJUSTED).flatMap(CohortModel::fit);
  }

  /**
   * The concordance of the score itself: where a high score goes with longer survival, under 0.5.
   */
  private void score(CohortModel.Fit fit) {
    CoxModel.Coefficient term = fit.efron().coefficients().get(0);
    Estimate c = fit.concordance().c();
    boolean rising = term.logHazardRatio() >= 0;
    values.put("concordance", rising ? c.value() : 1 - c.value());
    values.put("concordance-low", rising ? c.low() : 1 - c.high());
    values.put("concordance-high", rising ? c.high() : 1 - c.low());
    ratio("score-hazard-ratio", term.hazardRatio());
    values.put("score-p", term.p());
  }

  private void call(ValidationResult call, String sensitive) {
    fit(call)
        .map(fit -> fit.efron().coefficients().get(0))
        .ifPresent(
            term -> {
              ratio("call-hazard-ratio", term.hazardRatio());
              values.put("call-p", term.p());
            });
    Grouping calls = call.groupings().get(0);
    values.put("log-rank-p", calls.logRank().test().p());
    calls
        .curves()
        .forEach(
            curve ->
                values.put(
                    curve.level().equals(sensitive) ? "median-sensitive" : "median-other",
                    curve.median().value()));
    call.interaction().flatMap(TreatmentInteraction::fit).ifPresent(this::interaction);
  }

  private void interaction(TreatmentInteraction.Fit fit) {
    if (fit.ratios().size() == 1) {
      ratio("interaction-hazard-ratio", fit.ratios().get(0).hazardRatio());
    }
    values.put("interaction-p", fit.test().p());
  }

  private void ratio(String code, Estimate ratio) {
    values.put(code, ratio.value());
    values.put(code + "-low", ratio.low());
    values.put(code + "-high", ratio.high());
  }
}
