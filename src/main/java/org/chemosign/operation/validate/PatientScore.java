package org.chemosign.operation.validate;

import org.hl7.fhir.r4.model.Reference;

/**
 * What a signature says of a patient.
 *
 * @param score the score, low where sensitive
 * @param sensitive whether its percentile is one that is called sensitive
 * @param source the stored score, or the profile that was scored now
 */
record PatientScore(double score, boolean sensitive, Reference source) {}
