package org.chemosign.training;

import java.util.List;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.signature.ReferenceCohort;
import org.chemosign.signature.SpecimenType;

/**
 * A cohort whose scores percentiles are told from.
 *
 * @param specimenType the kind of sample of every member
 * @param cohort name of the cohort and its source
 * @param profiles the members, at least ten
 */
public record ReferenceProfiles(
    SpecimenType specimenType, String cohort, List<ExpressionProfile> profiles) {

  public ReferenceProfiles {
    profiles = List.copyOf(profiles);
    if (profiles.size() < ReferenceCohort.FEWEST) {
      throw new TrainingDataException(
          "the reference cohort '%s' has %d samples; at least %d are needed"
              .formatted(cohort, profiles.size(), ReferenceCohort.FEWEST));
    }
  }
}
