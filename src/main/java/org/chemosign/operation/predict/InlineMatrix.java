package org.chemosign.operation.predict;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.r4.model.Attachment;

/**
 * The matrix that is sent with the call, as an Attachment. Only its own data are read, never its
 * URL.
 */
final class InlineMatrix {

  private static final String PARAMETER = "expression";

  private InlineMatrix() {}

  /** The attachment's bytes after its stated size and hash have been checked. */
  static MatrixText of(PredictParameters parameters, Attachment attachment) {
    if (attachment.hasUrl()) {
      throw Refusal.NOT_SUPPORTED.parameter(
          PARAMETER, "expression.url is not followed; send the matrix as expression.data");
    }
    byte[] data = attachment.getData();
    if (data == null || data.length == 0) {
      throw Refusal.MISSING_INPUT.parameter(PARAMETER, "expression.data is missing or empty");
    }
    checkSize(attachment, data);
    checkHash(attachment, data);
    return new MatrixText(
        data,
        parameters
            .unit()
            .orElseThrow(
                () ->
                    Refusal.MISSING_INPUT.parameter(
                        "expressionUnit", "expressionUnit is required with expression")),
        parameters.geneIdentifier(),
        "Parameters.parameter.where(name='expression')");
  }

  private static void checkSize(Attachment attachment, byte[] data) {
    if (attachment.hasSize() && attachment.getSize() != data.length) {
      throw Refusal.INVALID_VALUE.parameter(
          PARAMETER,
          "expression.size says "
              + attachment.getSize()
              + " bytes but expression.data holds "
              + data.length);
    }
  }

  private static void checkHash(Attachment attachment, byte[] data) {
    if (attachment.hasHash() && !MessageDigest.isEqual(attachment.getHash(), sha1(data))) {
      throw Refusal.INVALID_VALUE.parameter(
          PARAMETER, "expression.hash is not the SHA-1 of expression.data");
    }
  }

  /** SHA-1, because that is what R4's Attachment.hash is. */
  private static byte[] sha1(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
