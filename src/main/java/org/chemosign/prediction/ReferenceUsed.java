package org.chemosign.prediction;

import org.chemosign.signature.SpecimenType;

/**
 * The reference distribution a percentile was taken in.
 *
 * @param specimenType kind of sample of the reference cohort
 * @param cohort its name and source
 * @param size number of samples
 * @param matchesSpecimen whether the specimen is recorded to be of that kind; false when its kind
 *     is unknown or has no distribution of its own and the signature's default was taken
 */
public record ReferenceUsed(
    SpecimenType specimenType, String cohort, int size, boolean matchesSpecimen) {}
