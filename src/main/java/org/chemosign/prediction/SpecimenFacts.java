package org.chemosign.prediction;

import java.util.Optional;
import java.util.OptionalDouble;
import org.chemosign.signature.SpecimenType;

/**
 * What is known of the sample behind a profile. Absent means unknown, and unknown is never taken
 * for good.
 *
 * @param type kind of sample; decides the reference distribution
 * @param rnaNanograms mass of RNA extracted, ng
 * @param neoplasticCellPercent share of neoplastic cells, percent (0 to 100)
 * @param pancreaticAdenocarcinoma whether the tumour is recorded as a pancreatic adenocarcinoma
 */
public record SpecimenFacts(
    Optional<SpecimenType> type,
    OptionalDouble rnaNanograms,
    OptionalDouble neoplasticCellPercent,
    Optional<Boolean> pancreaticAdenocarcinoma) {

  /** Nothing is known. */
  public static SpecimenFacts unknown() {
    return new SpecimenFacts(
        Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
  }
}
