package org.chemosign.operation.predict;

import java.util.Optional;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.report.ExpressionMeasure;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Resource;

/**
 * A profile that is already on the server: MolecularSequence, its DocumentReference and the Binary
 * with the matrix. Only resources of this server are followed.
 */
final class StoredProfile {

  private final ClinicalRecord record;
  private final LocalReferences references;

  StoredProfile(ClinicalRecord record, LocalReferences references) {
    this.record = record;
    this.references = references;
  }

  /** The document that a sequence's repository names; empty when it names a Binary at once. */
  Optional<DocumentReference> document(MolecularSequence sequence) {
    return repository(sequence, "DocumentReference")
        .map(id -> required(sequence, id, DocumentReference.class));
  }

  MatrixText matrix(
      MolecularSequence sequence,
      Optional<DocumentReference> document,
      PredictParameters parameters) {
    ExpressionMeasure measure = ExpressionMeasure.of(sequence, document);
    return new MatrixText(
        document.map(this::bytes).orElseGet(() -> bytes(sequence)),
        unit(sequence, measure.unit(), parameters.unit()),
        parameters.geneIdentifier().or(measure::identifiers),
        reference(sequence));
  }

  /** The matrix of a sequence that has to state its unit. */
  MatrixText matrix(MolecularSequence sequence) {
    Optional<DocumentReference> document = document(sequence);
    ExpressionMeasure measure = ExpressionMeasure.of(sequence, document);
    return new MatrixText(
        document.map(this::bytes).orElseGet(() -> bytes(sequence)),
        unit(sequence, measure.unit(), Optional.empty()),
        measure.identifiers(),
        reference(sequence));
  }

  private byte[] bytes(DocumentReference document) {
    Attachment attachment = document.getContentFirstRep().getAttachment();
    if (attachment.hasData()) {
      return attachment.getData();
    }
    IdType id =
        references
            .parse("Binary", attachment.getUrl())
            .orElseThrow(() -> unusable(document, "does not point at a Binary of this server"));
    return required(document, id, Binary.class).getData();
  }

  private byte[] bytes(MolecularSequence sequence) {
    IdType id =
        repository(sequence, "Binary")
            .orElseThrow(
                () ->
                    unusable(
                        sequence,
                        "has no repository.url DocumentReference/id or Binary/id on this server"));
    return required(sequence, id, Binary.class).getData();
  }

  private Optional<IdType> repository(MolecularSequence sequence, String type) {
    return sequence.getRepository().stream()
        .flatMap(repository -> references.parse(type, repository.getUrl()).stream())
        .findFirst();
  }

  private <T extends Resource> T required(Resource from, IdType id, Class<T> type) {
    return record
        .read(type, id.getIdPart())
        .orElseThrow(() -> unusable(from, "points at " + id.getValue() + ", which does not exist"));
  }

  private static ExpressionUnit unit(
      MolecularSequence sequence,
      Optional<ExpressionUnit> stored,
      Optional<ExpressionUnit> stated) {
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

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static RuntimeException unusable(Resource resource, String problem) {
    return Refusal.UNUSABLE_RESOURCE.at(reference(resource), reference(resource) + " " + problem);
  }
}
