package org.chemosign.report;

import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MolecularSequence;

/**
 * What a stored expression profile says of its values: by the categories of its matrix document, as
 * this product writes it, or by the extension expression-measure on the sequence, as a laboratory
 * may.
 *
 * @param unit unit of the values, where it is said and known
 * @param identifiers kind of gene identifier, where it is said and known
 */
public record ExpressionMeasure(
    Optional<ExpressionUnit> unit, Optional<GeneIdentifierType> identifiers) {

  /** Reads the extension of a sequence first, then the categories of its matrix. */
  public static ExpressionMeasure of(
      MolecularSequence sequence, Optional<DocumentReference> matrix) {
    return new ExpressionMeasure(
        stated(sequence, "unit")
            .or(() -> coded(matrix, "expression-unit"))
            .flatMap(ExpressionUnit::fromCode),
        stated(sequence, "geneIdentifier")
            .or(() -> coded(matrix, "gene-identifier"))
            .flatMap(GeneIdentifierType::fromCodeOrSystem));
  }

  private static Optional<String> stated(MolecularSequence sequence, String part) {
    return Optional.ofNullable(sequence.getExtensionByUrl(Canonicals.profile("expression-measure")))
        .map(measure -> measure.getExtensionByUrl(part))
        .map(Extension::getValueAsPrimitive)
        .map(value -> value.getValueAsString());
  }

  private static Optional<String> coded(Optional<DocumentReference> matrix, String system) {
    return matrix.stream()
        .flatMap(document -> Stream.concat(types(document), formats(document)))
        .filter(coding -> Canonicals.codeSystem(system).equals(coding.getSystem()))
        .map(Coding::getCode)
        .findFirst();
  }

  private static Stream<Coding> types(DocumentReference document) {
    return Stream.concat(Stream.of(document.getType()), document.getCategory().stream())
        .map(CodeableConcept::getCoding)
        .flatMap(codings -> codings.stream());
  }

  private static Stream<Coding> formats(DocumentReference document) {
    return document.getContent().stream().map(content -> content.getFormat());
  }
}
