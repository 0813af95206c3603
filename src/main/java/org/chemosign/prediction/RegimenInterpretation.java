package org.chemosign.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chemosign.signature.Drug;
import org.chemosign.signature.EvidenceGrade;

/** Makes the call of a regimen of the calls of its drugs, by its rule. */
final class RegimenInterpretation {

  private RegimenInterpretation() {}

  /**
   * Applies a rule.
   *
   * @param drugs predictions that hold every drug of the rule; the first one of a drug counts
   */
  static RegimenPrediction of(RegimenRule rule, List<DrugPrediction> drugs) {
    List<DrugPrediction> own = rule.drugs().stream().map(drug -> first(drug, drugs)).toList();
    List<NoCallReason> reasons = reasons(own);
    EvidenceGrade weakest =
        own.stream()
            .map(d -> d.signature().evidence())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return new RegimenPrediction(
        rule,
        own,
        with(SensitivityCall.SENSITIVE, own),
        reasons.isEmpty() ? call(rule, own) : SensitivityCall.NO_CALL,
        reasons,
        weakest);
  }

  private static DrugPrediction first(Drug drug, List<DrugPrediction> drugs) {
    return drugs.stream().filter(d -> d.drug() == drug).findFirst().orElseThrow();
  }

  /** A drug that is not called leaves the regimen without a call, for that reason and its own. */
  private static List<NoCallReason> reasons(List<DrugPrediction> drugs) {
    Set<NoCallReason> reasons = new LinkedHashSet<>();
    for (DrugPrediction drug : drugs) {
      if (drug.call() == SensitivityCall.NO_CALL) {
        reasons.add(NoCallReason.DRUG_NOT_CALLED);
        reasons.addAll(drug.reasons());
      }
    }
    return new ArrayList<>(reasons);
  }

  private static SensitivityCall call(RegimenRule rule, List<DrugPrediction> drugs) {
    int sensitive = with(SensitivityCall.SENSITIVE, drugs).size();
    int resistant = with(SensitivityCall.RESISTANT, drugs).size();
    if (sensitive >= rule.sensitiveAtLeast() && resistant <= rule.sensitiveAllowsResistant()) {
      return SensitivityCall.SENSITIVE;
    }
    return resistant >= rule.resistantAtLeast() && sensitive == 0
        ? SensitivityCall.RESISTANT
        : SensitivityCall.INTERMEDIATE;
  }

  private static List<Drug> with(SensitivityCall call, List<DrugPrediction> drugs) {
    return drugs.stream().filter(d -> d.call() == call).map(DrugPrediction::drug).toList();
  }
}
