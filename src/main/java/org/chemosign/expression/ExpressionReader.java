package org.chemosign.expression;

import java.io.InputStream;

/**
 * Reads expression profiles from the file formats that laboratories have, plain or gzip: two-column
 * tables, gene x sample matrices, GCT, Salmon, RSEM, featureCounts. What is stated is checked against
 * what is there; what is not plausible is refused.
 */
public final class ExpressionReader {

  /** Name given to the one sample of a file that names none. */
  public static final String UNNAMED = "sample";

  private ExpressionReader() {}

  /**
   * Reads a file to its end. Format and compression are told from the content.
   *
   * @param in the file, read once from its beginning to its end and not closed
   * @param options what the sender states
   * @throws ExpressionFormatException when the file cannot be used
   * @throws java.io.UncheckedIOException when the stream itself fails
   */
  public static ExpressionMatrix read(InputStream in, ReadOptions options) {
    throw new UnsupportedOperationException("not built yet");
  }
}
