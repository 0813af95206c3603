package org.chemosign.prediction;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chemosign.signature.GeneContribution;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureScore;

/**
 * The tumour's molecular phenotype by one signature. Prognostic context, not a prediction of
 * treatment benefit.
 *
 * @param signature card of the signature that was run
 * @param score probability (gene pairs) or gradient (sameAsRef scale); empty when the engine
 *     refused the profile
 * @param bounds lowest and highest score over the missing genes, for kinds that can tell
 * @param call code of the class, such as {@code basal-like} or {@code classical}; {@code no-call};
 *     empty where the signature makes no classes
 * @param grade how clear the class is, such as {@code strong classical}
 * @param reasons why there is no class
 */
public record PhenotypePrediction(
    SignatureCard signature,
    OptionalDouble score,
    Optional<SignatureScore.Bounds> bounds,
    Optional<String> call,
    Optional<String> grade,
    List<NoCallReason> reasons,
    int genesUsed,
    List<String> genesMissing,
    List<GeneContribution> topGenes) {

  public PhenotypePrediction {
    reasons = List.copyOf(reasons);
    genesMissing = List.copyOf(genesMissing);
    topGenes = List.copyOf(topGenes);
  }
}
