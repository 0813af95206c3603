package org.chemosign.expression;

/**
 * The frozen table of human genes: symbols current and former, Ensembl and NCBI Gene identifiers.
 * Immutable and thread-safe.
 */
public final class GeneTable {

  private GeneTable() {}

  /**
   * The table that ships with the product, loaded at the first call.
   *
   * @throws IllegalStateException when it is missing or its hash is not the recorded one
   */
  public static GeneTable bundled() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Version of the table, such as {@code 2022-09}. */
  public String version() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Where the table comes from, with dates and licence, one sentence. */
  public String source() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** SHA-256 (hex) of the table's file as shipped. */
  public String sha256() {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * The gene of an identifier. Case matters. A current symbol beats a former one; among several genes
   * with the same current symbol the only protein-coding one is meant; anything else that stands for
   * several genes is ambiguous. The version of an Ensembl identifier does not matter.
   */
  public GeneResolution resolve(String identifier, GeneIdentifierType type) {
    throw new UnsupportedOperationException("not built yet");
  }
}
