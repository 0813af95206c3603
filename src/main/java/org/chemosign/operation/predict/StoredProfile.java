package org.chemosign.operation.predict;

import java.util.Optional;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.chemosign.report.ExpressionMeasure;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MolecularSequence;

/**
 * A profile that is already on the server: MolecularSequence, its DocumentReference and the Binary
 * with the matrix. Only resources of this server are followed.
 */
final class StoredProfile {

  private final ClinicalRecord record;

  StoredProfile(ClinicalRecord record) {
    this.record = record;
  }

  /** The document that a sequence's repository names. */
  DocumentReference document(MolecularSequence sequence) {
    return sequence.getRepository().stream()
        .map(repository -> new IdType(repository.getUrl()))
        .filter(id -> "DocumentReference".equals(id.getResourceType()) && !id.isAbsolute())
        .findFirst()
        .flatMap(id -> record.read(DocumentReference.class, id.getIdPart()))
        .orElseThrow(
            () -> unusable(sequence, "has no repository.url DocumentReference/id on this server"));
  }

  MatrixText matrix(
      MolecularSequence sequence, DocumentReference document, PredictParameters parameters) {
    ExpressionMeasure measure = ExpressionMeasure.of(sequence, Optional.of(document));
    return new MatrixText(
        bytes(document, document.getContentFirstRep().getAttachment()),
        unit(sequence, measure.unit(), parameters),
        parameters.geneIdentifier().or(measure::identifiers),
        reference(sequence));
  }

  private byte[] bytes(DocumentReference document, Attachment attachment) {
    if (attachment.hasData()) {
      return attachment.getData();
    }
    IdType id = new IdType(attachment.getUrl());
    if (!"Binary".equals(id.getResourceType()) || id.isAbsolute()) {
      throw unusable(document, "does not point at a Binary of this server");
    }
    return record
        .read(Binary.class, id.getIdPart())
        .map(Binary::getData)
        .orElseThrow(
            () ->
                unusable(
                    document, "points at Binary/" + id.getIdPart() + ", which does not exist"));
  }

  private static ExpressionUnit unit(
      MolecularSequence sequence, Optional<ExpressionUnit> stored, PredictParameters parameters) {
    Optional<ExpressionUnit> stated = parameters.unit();
    if (stored.isPresent() && stated.isPresent() && !stored.equals(stated)) {
      throw Refusal.CONFLICTING_INPUT.parameter(
          "expressionUnit",
          "expressionUnit is "
              + stated.get().code()
              + " but "
              + reference(sequence)
              + " is stored as "
              + stored.get().code());
    }
    return stored
        .or(() -> stated)
        .orElseThrow(
            () ->
                Refusal.MISSING_INPUT.parameter(
                    "expressionUnit",
                    reference(sequence) + " does not state its unit; state expressionUnit"));
  }

  private static String reference(org.hl7.fhir.r4.model.Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static RuntimeException unusable(
      org.hl7.fhir.r4.model.Resource resource, String problem) {
    return Refusal.UNUSABLE_RESOURCE.at(reference(resource), reference(resource) + " " + problem);
  }
}
