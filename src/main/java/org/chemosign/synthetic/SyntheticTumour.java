package org.chemosign.synthetic;

import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionUnit;

/**
 * One synthetic tumour as a sequencer would have counted it. Immutable by convention: the arrays
 * are not copied, because a load test holds a thousand of them.
 *
 * @param name sample name, such as {@code SYNTHETIC-7-0001}
 * @param genome the genes, in row order
 * @param counts fragments a gene, in row order
 */
public record SyntheticTumour(String name, SyntheticGenome genome, int[] counts) {

  /** Fragments counted over all genes: the library size. */
  public long librarySize() {
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }

  /**
   * Values in a unit, in row order.
   *
   * @param unit any unit; TPM sums to 1,000,000
   */
  public double[] values(ExpressionUnit unit) {
    SampleScale scale = new SampleScale(this, unit);
    return IntStream.range(0, counts.length).mapToDouble(scale::value).toArray();
  }

  /** Sum of the fragments per kilobase of all genes. */
  double rateSum() {
    double sum = 0;
    for (int row = 0; row < counts.length; row++) {
      sum += rate(row);
    }
    return sum;
  }

  /** Fragments per kilobase. */
  double rate(int row) {
    return 1000.0 * counts[row] / genome.length(row);
  }
}
