package org.chemosign.training;

import java.util.Arrays;

/** Average-tie ranks and correlations. */
final class Ranks {

  private Ranks() {}

  /** Ranks from 1, ties averaged. */
  static double[] of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int below = edge(sorted, values[i], false);
      int notAbove = edge(sorted, values[i], true);
      ranks[i] = (below + notAbove + 1) / 2.0;
    }
    return ranks;
  }

  /** Number of values below one, or not above it. */
  private static int edge(double[] sorted, double value, boolean including) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || including && sorted[middle] == value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Spearman's correlation; NaN when one side does not vary. */
  static double spearman(double[] a, double[] b) {
    return pearson(of(a), of(b));
  }

  /** Pearson's correlation; NaN when one side does not vary. */
  static double pearson(double[] a, double[] b) {
    double meanA = Vectors.mean(a);
    double meanB = Vectors.mean(b);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    double product = Math.sqrt(aa) * Math.sqrt(bb);
    return product > 1e-12 ? ab / product : Double.NaN;
  }
}
