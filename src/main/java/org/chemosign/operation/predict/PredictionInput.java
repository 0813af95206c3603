package org.chemosign.operation.predict;

import java.util.List;
import java.util.Optional;
import org.chemosign.prediction.SpecimenFacts;
import org.chemosign.report.QualityMeasurement;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Specimen;

/**
 * Everything a call resolved to.
 *
 * @param subject {@code Patient/id}
 * @param specimen the specimen, where one is known
 * @param facts what is known of it
 * @param quality what else was measured of it
 * @param text the matrix
 * @param sequence the stored profile the matrix is of; empty for an inline matrix
 * @param document its document; empty for an inline matrix
 */
record PredictionInput(
    String subject,
    Optional<Specimen> specimen,
    SpecimenFacts facts,
    List<QualityMeasurement> quality,
    MatrixText text,
    Optional<MolecularSequence> sequence,
    Optional<DocumentReference> document) {}
