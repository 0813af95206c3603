package org.chemosign.signature;

import java.util.List;
import java.util.Optional;

/**
 * The model card of a signature: everything about it but its numbers. Loaded from {@code card.json}
 * of a data pack.
 *
 * @param id identifier, such as {@code chemosig-gemcitabine}
 * @param version semantic version of the pack; a changed number is a new version
 * @param kind the engine it is made for
 * @param title one line for people
 * @param drug the drug it predicts, for drug signatures
 * @param phenotype code of the phenotype it measures, such as {@code purist-subtype}, for phenotype
 *     signatures
 * @param genes number of genes in the numbers
 * @param minimumGenes fewest genes that must be found; under it there is no score
 * @param evidence how far it has been shown to work
 * @param evidenceStatement the figures behind the grade, one sentence each
 * @param licence SPDX identifier or licence name
 * @param researchUseOnly whether the licence allows not-for-profit research only, so that the
 *     operator has to switch research use on
 * @param citations sources, each with its DOI or PMID where it has one
 * @param provenance how and from what the numbers were made
 * @param references reference distributions, by specimen type, first one is the default
 * @param cutoffs percentiles at which calls change, for drug signatures
 * @param releaseRequired whether the pack may predict only when a named person has released it
 * @param training how a trainer made it, where one did
 * @param sha256 SHA-256 (hex) over the pack's files, the identity of the signature's content
 */
public record SignatureCard(
    String id,
    String version,
    SignatureKind kind,
    String title,
    Optional<Drug> drug,
    Optional<String> phenotype,
    int genes,
    int minimumGenes,
    EvidenceGrade evidence,
    List<String> evidenceStatement,
    String licence,
    boolean researchUseOnly,
    List<String> citations,
    String provenance,
    List<ReferenceDistribution> references,
    Optional<CallCutoffs> cutoffs,
    boolean releaseRequired,
    Optional<TrainingRecord> training,
    String sha256) {

  public SignatureCard {
    evidenceStatement = List.copyOf(evidenceStatement);
    citations = List.copyOf(citations);
    references = List.copyOf(references);
  }

  /** This card with other references. */
  SignatureCard withReferences(List<ReferenceDistribution> others) {
    return new SignatureCard(
        id,
        version,
        kind,
        title,
        drug,
        phenotype,
        genes,
        minimumGenes,
        evidence,
        evidenceStatement,
        licence,
        researchUseOnly,
        citations,
        provenance,
        others,
        cutoffs,
        releaseRequired,
        training,
        sha256);
  }

  /** Identifier with version, such as {@code chemosig-gemcitabine|1.0.0}. */
  public String canonical() {
    return id + "|" + version;
  }

  /**
   * Where calls change.
   *
   * @param sensitiveAtMost highest percentile still called sensitive
   * @param resistantAtLeast lowest percentile called resistant
   * @param maximumDistanceSd a score further than this from the reference mean, in its standard
   *     deviations, is not called
   */
  public record CallCutoffs(
      double sensitiveAtMost, double resistantAtLeast, double maximumDistanceSd) {}
}
