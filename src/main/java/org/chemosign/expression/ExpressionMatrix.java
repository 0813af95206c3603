package org.chemosign.expression;

import java.util.List;

/**
 * A file of expression profiles, read and checked.
 *
 * @param genes the rows, shared by all profiles
 * @param profiles one a sample, in file order; at least one
 * @param format the format that was recognised
 * @param sha256 SHA-256 (hex) over the decompressed bytes
 */
public record ExpressionMatrix(
    GeneIndex genes, List<ExpressionProfile> profiles, ExpressionFormat format, String sha256) {

  public ExpressionMatrix {
    profiles = List.copyOf(profiles);
  }
}
