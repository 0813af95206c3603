package org.chemosign.signature;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The outcome of scoring one profile with one signature, before any call is made.
 *
 * @param value the score in the signature's own unit; empty when the profile does not allow one, in
 *     which case {@code refusal} says why
 * @param genesUsed number of the signature's genes found in the profile
 * @param genesMissing the signature's genes not found, in card order
 * @param intercept the part of the score that no gene moves (0 where the engine has none)
 * @param contributions one entry a gene used (a pair of genes used, for gene pairs), in card order;
 *     with the intercept they sum to the value, except for gene pairs, where they sum to its logit
 * @param bounds lowest and highest score over all values of the missing genes, for kinds that can
 *     tell; equal to the value twice when nothing is missing
 * @param refusal why there is no value
 */
public record SignatureScore(
    OptionalDouble value,
    int genesUsed,
    List<String> genesMissing,
    double intercept,
    List<GeneContribution> contributions,
    Optional<Bounds> bounds,
    Optional<ScoreRefusal> refusal) {

  /** Lowest and highest score possible given what is missing. */
  public record Bounds(double low, double high) {}

  public SignatureScore {
    genesMissing = List.copyOf(genesMissing);
    contributions = List.copyOf(contributions);
    if (value.isPresent() == refusal.isPresent()) {
      throw new IllegalArgumentException("a score has either a value or a refusal");
    }
  }

  /** A score that was computed. */
  static SignatureScore of(
      double value, FoundGenes found, double intercept, List<GeneContribution> contributions) {
    return new SignatureScore(
        OptionalDouble.of(value),
        found.count(),
        found.missing(),
        intercept,
        contributions,
        Optional.empty(),
        Optional.empty());
  }

  /** No score, and why. */
  static SignatureScore refused(ScoreRefusal refusal, FoundGenes found) {
    return new SignatureScore(
        OptionalDouble.empty(),
        found.count(),
        found.missing(),
        0,
        List.of(),
        Optional.empty(),
        Optional.of(refusal));
  }
}
