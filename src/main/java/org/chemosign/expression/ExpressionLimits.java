package org.chemosign.expression;

/**
 * How large a file may be. Reading stops, and the file is refused, as soon as a limit is passed, so
 * that time and memory are bounded whatever is sent.
 *
 * @param maxBytes most bytes after decompression
 * @param maxRatio most decompressed bytes per compressed byte, checked once a mebibyte is out
 * @param maxRows most gene rows
 * @param maxSamples most sample columns
 * @param maxLineBytes most bytes in a line
 * @param maxCells most values, rows times samples; each takes eight bytes of memory
 */
public record ExpressionLimits(
    long maxBytes, int maxRatio, int maxRows, int maxSamples, int maxLineBytes, long maxCells) {

  private static final long MEBIBYTE = 1 << 20;

  public ExpressionLimits {
    if (maxBytes < 1
        || maxRatio < 1
        || maxRows < 1
        || maxSamples < 1
        || maxLineBytes < 1
        || maxCells < 1) {
      throw new IllegalArgumentException("limits have to be positive");
    }
  }

  /**
   * Limits for cohorts in files: 512 MiB decompressed, ratio 200, 200,000 rows, 20,000 samples,
   * lines of 1 MiB, 64 million values.
   */
  public static ExpressionLimits defaults() {
    return new ExpressionLimits(512 * MEBIBYTE, 200, 200_000, 20_000, (int) MEBIBYTE, 64_000_000);
  }

  /**
   * Limits for a profile that arrives inside a request: 64 MiB decompressed, ratio 200, 200,000
   * rows, 1,000 samples, lines of 1 MiB, 8 million values.
   */
  public static ExpressionLimits inline() {
    return new ExpressionLimits(64 * MEBIBYTE, 200, 200_000, 1_000, (int) MEBIBYTE, 8_000_000);
  }
}
