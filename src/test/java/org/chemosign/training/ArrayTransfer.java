package org.chemosign.training;

import java.util.Arrays;
import java.util.List;
import org.chemosign.signature.NormalScores;

/**
 * Carries expression from one assay to the scale of another, gene by gene, by lines that both have
 * measured: a value gets the normal score that has the same rank among these lines, straight lines
 * between ranks, the ends beyond them. Only the order of the carried values within a sample is used
 * afterwards, as for any sample.
 */
final class ArrayTransfer {

  private static final double GRID = 1e9;

  private final double[][] from;
  private final double[][] to;

  /**
   * A transfer.
   *
   * @param from the lines in the first assay, lines x genes
   * @param to the same lines in the second assay, lines x genes, any unit
   */
  ArrayTransfer(List<double[]> from, List<double[]> to) {
    this.from = sorted(from);
    this.to = sorted(to.stream().map(NormalScores::of).toList());
  }

  private static double[][] sorted(List<double[]> lines) {
    double[][] genes = Vectors.transpose(lines.toArray(double[][]::new), lines.get(0).length);
    Arrays.stream(genes).forEach(Arrays::sort);
    return genes;
  }

  /** One sample of the first assay on the scale of the second, at nine decimals. */
  double[] carry(double[] values) {
    double[] carried = new double[values.length];
    for (int gene = 0; gene < carried.length; gene++) {
      double score = interpolated(values[gene], from[gene], to[gene]);
      carried[gene] = Math.rint(score * GRID) / GRID + 0.0;
    }
    return carried;
  }

  private static double interpolated(double value, double[] x, double[] y) {
    int last = notAbove(x, value) - 1;
    if (last < 0) {
      return y[0];
    }
    if (last == x.length - 1 || x[last] == value) {
      return y[last];
    }
    double slope = (y[last + 1] - y[last]) / (x[last + 1] - x[last]);
    return slope * (value - x[last]) + y[last];
  }

  private static int notAbove(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
