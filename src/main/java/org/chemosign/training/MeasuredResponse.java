package org.chemosign.training;

import org.chemosign.signature.SpecimenType;

/**
 * A measured response, to be joined with a profile.
 *
 * @param sample name of the sample in the expression
 * @param patient who it comes from; the sample's own name where that is not known
 * @param tissue organ of origin; empty where that is not known
 * @param specimen kind of sample
 * @param response the response, low = sensitive; NaN where there is no value
 * @param otherDrugs mean response to other drugs in standard deviations; NaN where not known
 */
public record MeasuredResponse(
    String sample,
    String patient,
    String tissue,
    SpecimenType specimen,
    double response,
    double otherDrugs) {}
