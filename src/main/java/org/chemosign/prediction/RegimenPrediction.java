package org.chemosign.prediction;

import java.util.List;
import org.chemosign.signature.Drug;
import org.chemosign.signature.EvidenceGrade;

/**
 * The prediction for a regimen, made of its drugs' calls by a versioned rule.
 *
 * @param rule the rule applied
 * @param drugs the calls of the regimen's drugs, in the rule's order
 * @param sensitive the drugs called sensitive, in the rule's order; their number is the regimen's
 *     score (0 to 3 for mFOLFIRINOX)
 * @param call the regimen's call
 * @param reasons why there is no call; empty exactly when there is one
 * @param evidence the weakest evidence grade among the drugs' signatures
 */
public record RegimenPrediction(
    RegimenRule rule,
    List<DrugPrediction> drugs,
    List<Drug> sensitive,
    SensitivityCall call,
    List<NoCallReason> reasons,
    EvidenceGrade evidence) {

  public RegimenPrediction {
    drugs = List.copyOf(drugs);
    sensitive = List.copyOf(sensitive);
    reasons = List.copyOf(reasons);
  }
}
