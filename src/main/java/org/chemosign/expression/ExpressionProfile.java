package org.chemosign.expression;

/**
 * The expression of genes in one sample. Immutable and thread-safe.
 *
 * <p>Values are in the stated unit, except that counts have become TPM by the gene lengths of their
 * file. They are finite and not negative.
 */
public final class ExpressionProfile {

  private static final double LN_2 = Math.log(2);

  private final String sample;
  private final ExpressionUnit statedUnit;
  private final GeneIndex genes;
  private final SampleValues values;
  private final String sha256;

  ExpressionProfile(
      String sample,
      ExpressionUnit statedUnit,
      GeneIndex genes,
      SampleValues values,
      String sha256) {
    this.sample = sample;
    this.statedUnit = statedUnit;
    this.genes = genes;
    this.values = values;
    this.sha256 = sha256;
  }

  /**
   * A profile from values in memory. The hash is that of the table which {@code identifier TAB
   * value} lines would make, so equal profiles have equal hashes.
   *
   * @param sample name of the sample
   * @param unit unit of the values; not counts, which need lengths
   * @param genes the rows
   * @param values one a row, finite and not negative; copied
   * @throws IllegalArgumentException when the number of values is not that of the rows, or a value
   *     is not finite or negative
   */
  public static ExpressionProfile of(
      String sample, ExpressionUnit unit, GeneIndex genes, double[] values) {
    if (unit == ExpressionUnit.COUNTS || values.length != genes.size()) {
      throw new IllegalArgumentException("one value a gene is needed, and lengths for counts");
    }
    SampleValues stored = new SampleValues();
    StringBuilder table = new StringBuilder();
    for (int row = 0; row < values.length; row++) {
      if (!(values[row] >= 0) || Double.isInfinite(values[row])) {
        throw new IllegalArgumentException("value " + values[row] + " in row " + row);
      }
      stored.add(values[row]);
      table.append(genes.identifier(row)).append('\t').append(values[row]).append('\n');
    }
    return new ExpressionProfile(sample, unit, genes, stored, Sha256.of(table.toString()));
  }

  /** Name of the sample in its file; {@link ExpressionReader#UNNAMED} where the file has none. */
  public String sample() {
    return sample;
  }

  /** This profile under another sample name. */
  public ExpressionProfile withSample(String name) {
    return new ExpressionProfile(name, statedUnit, genes, values, sha256);
  }

  /** Unit as stated by the sender. */
  public ExpressionUnit statedUnit() {
    return statedUnit;
  }

  /** The rows. */
  public GeneIndex genes() {
    return genes;
  }

  /** Whether {@link #value} is log2(x + 1) of a linear unit rather than the linear unit. */
  public boolean log2() {
    return statedUnit.isLog2();
  }

  /** Value in a row, in the stated unit; TPM where counts were stated. */
  public double value(int row) {
    return values.get(row);
  }

  /** log2(x + 1) of the value in a row, whatever the unit. */
  public double log2(int row) {
    double value = values.get(row);
    return log2() ? value : Math.log(value + 1) / LN_2;
  }

  /** SHA-256 (hex) over the decompressed bytes of the file the profile came in. */
  public String sha256() {
    return sha256;
  }
}
