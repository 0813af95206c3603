package org.chemosign.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The references of a card as they are written: the distributions, and the limits of the
 * applicability domains whose centres stand in another file.
 *
 * @param distributions one a specimen type, in card order, without their domains
 * @param domains limits of the references that have a domain
 */
record ReferenceEntries(
    List<ReferenceDistribution> distributions, Map<SpecimenType, DomainLimits> domains) {

  static ReferenceEntries read(StrictObject card) {
    List<ReferenceDistribution> references = new ArrayList<>();
    Map<SpecimenType, DomainLimits> domains = new EnumMap<>(SpecimenType.class);
    Set<SpecimenType> types = EnumSet.noneOf(SpecimenType.class);
    for (StrictObject entry : card.objects("references")) {
      ReferenceDistribution reference = reference(entry);
      if (!types.add(reference.specimenType())) {
        throw entry.fault("specimenType", "occurs twice: " + reference.specimenType().code());
      }
      if (entry.has("domain")) {
        domains.put(reference.specimenType(), DomainLimits.read(entry, reference.size()));
      }
      entry.finish();
      references.add(reference);
    }
    return new ReferenceEntries(references, domains);
  }

  private static ReferenceDistribution reference(StrictObject entry) {
    double[] scores = entry.numbers("scores");
    if (Arrays.stream(scores).distinct().count() < 2) {
      throw entry.fault("scores", "needs at least two different scores");
    }
    return new ReferenceDistribution(
        entry.coded("specimenType", SpecimenType::fromCode), entry.text("cohort"), scores);
  }
}
