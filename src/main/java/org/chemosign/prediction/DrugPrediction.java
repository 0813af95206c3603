package org.chemosign.prediction;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chemosign.signature.Drug;
import org.chemosign.signature.GeneContribution;
import org.chemosign.signature.SignatureCard;

/**
 * The prediction for one drug.
 *
 * @param drug the drug
 * @param signature card of the signature that was run
 * @param score raw score; low means predicted sensitive; not an IC50. Empty when the engine refused
 *     the profile
 * @param percentile percentile of the score in the reference distribution, 0 to 100
 * @param reference the distribution used
 * @param call sensitive, intermediate, resistant or no-call
 * @param reasons why there is no call, most important first; empty exactly when there is one
 * @param genesUsed number of signature genes found
 * @param genesMissing signature genes not found, in card order
 * @param topGenes the genes that moved the score most, largest absolute contribution first, at most
 *     ten
 * @param rest score minus the sum of the top genes' contributions (intercept and all other genes)
 */
public record DrugPrediction(
    Drug drug,
    SignatureCard signature,
    OptionalDouble score,
    OptionalDouble percentile,
    Optional<ReferenceUsed> reference,
    SensitivityCall call,
    List<NoCallReason> reasons,
    int genesUsed,
    List<String> genesMissing,
    List<GeneContribution> topGenes,
    double rest) {

  public DrugPrediction {
    reasons = List.copyOf(reasons);
    genesMissing = List.copyOf(genesMissing);
    topGenes = List.copyOf(topGenes);
    if ((call == SensitivityCall.NO_CALL) == reasons.isEmpty()) {
      throw new IllegalArgumentException("a no-call has a reason and a call has none");
    }
  }
}
