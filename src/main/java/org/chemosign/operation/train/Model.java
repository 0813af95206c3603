package org.chemosign.operation.train;

import org.chemosign.signature.SpecimenType;
import org.hl7.fhir.r4.model.MolecularSequence;

/**
 * A preclinical model with what training needs of it.
 *
 * @param specimen {@code Specimen/id}
 * @param patient {@code Patient/id}
 * @param kind kind of model
 * @param auc mean area under the dose-response curve over its chemograms of the drug, 0 to 1
 * @param sequence its newest expression profile
 */
record Model(
    String specimen, String patient, SpecimenType kind, double auc, MolecularSequence sequence) {}
