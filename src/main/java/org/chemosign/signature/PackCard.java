package org.chemosign.signature;

import java.util.List;
import java.util.Map;

/**
 * A card as read from {@code card.json}: the public card, and what only the engine and the check of
 * the files need.
 *
 * @param card the public card
 * @param matching how genes are found
 * @param parameters the engine's own numbers, not yet read
 * @param files SHA-256 (hex) of the pack's files by name
 * @param domains limits of the applicability domain of each reference that has one
 */
record PackCard(
    SignatureCard card,
    GeneMatching matching,
    StrictObject parameters,
    Map<String, String> files,
    Map<SpecimenType, DomainLimits> domains) {

  /** This card with other references. */
  PackCard with(List<ReferenceDistribution> references) {
    return new PackCard(card.withReferences(references), matching, parameters, files, domains);
  }
}
