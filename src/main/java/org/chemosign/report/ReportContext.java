package org.chemosign.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a report needs to know besides the prediction.
 *
 * @param subject the patient
 * @param specimen the specimen, where one is known
 * @param order the ServiceRequest that the report answers
 * @param sequence the MolecularSequence that the profile came from or is stored as
 * @param matrix the DocumentReference of the profile's matrix
 * @param laboratory who answers for the report
 * @param effective when the specimen was taken, else when it was predicted
 * @param issued when the prediction was made
 * @param language language of the text
 * @param quality measurements of the specimen that are shown
 * @param identity identity of the prediction (hex): equal requests have equal identities
 */
public record ReportContext(
    Reference subject,
    Optional<Reference> specimen,
    Optional<Reference> order,
    Optional<Reference> sequence,
    Optional<Reference> matrix,
    Laboratory laboratory,
    Instant effective,
    Instant issued,
    ReportLanguage language,
    List<QualityMeasurement> quality,
    String identity) {

  public ReportContext {
    if (!identity.matches("[0-9a-f]{16,64}")) {
      throw new IllegalArgumentException("the identity of a prediction is 16 to 64 hex digits");
    }
    quality = List.copyOf(quality);
  }

  /** The same context with a stored profile in place of what it named before. */
  public ReportContext withProfile(Reference storedSequence, Reference storedMatrix) {
    return new ReportContext(
        subject,
        specimen,
        order,
        Optional.of(storedSequence),
        Optional.of(storedMatrix),
        laboratory,
        effective,
        issued,
        language,
        quality,
        identity);
  }
}
