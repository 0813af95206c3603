package org.chemosign.prediction;

import java.util.Optional;
import org.chemosign.signature.SpecimenType;

/**
 * The reference distribution a percentile was taken in.
 *
 * @param specimenType kind of sample of the reference cohort
 * @param cohort its name and source
 * @param size number of samples
 * @param matchesSpecimen whether the specimen is recorded to be of that kind; false when its kind
 *     is unknown or has no distribution of its own and the signature's default was taken
 * @param domain where the sample lies in the cohort's applicability domain, for signatures that
 *     tell
 */
public record ReferenceUsed(
    SpecimenType specimenType,
    String cohort,
    int size,
    boolean matchesSpecimen,
    Optional<DomainPosition> domain) {

  /** A distribution whose signature does not tell where its cohort lies. */
  public ReferenceUsed(
      SpecimenType specimenType, String cohort, int size, boolean matchesSpecimen) {
    this(specimenType, cohort, size, matchesSpecimen, Optional.empty());
  }

  /** Whether the sample lies outside the cohort in the signature's gene space. */
  public boolean outside() {
    return domain.filter(DomainPosition::outside).isPresent();
  }
}
