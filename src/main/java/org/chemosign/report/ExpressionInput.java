package org.chemosign.report;

import java.time.Instant;
import java.util.Optional;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.hl7.fhir.r4.model.Reference;

/**
 * An inline expression matrix that is to be stored with its report.
 *
 * @param bytes the matrix exactly as received, plain or gzip
 * @param sha256 SHA-256 (hex) of the matrix, decompressed
 * @param sample name of the sample, which is its column in a matrix of several
 * @param unit unit as stated
 * @param identifiers kind of gene identifier
 * @param genes number of rows that were recognised as genes
 * @param subject the patient
 * @param specimen the specimen, where one is known
 * @param received when it was received
 */
public record ExpressionInput(
    byte[] bytes,
    String sha256,
    String sample,
    ExpressionUnit unit,
    GeneIdentifierType identifiers,
    int genes,
    Reference subject,
    Optional<Reference> specimen,
    Instant received) {

  public ExpressionInput {
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
