package org.chemosign.signature;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Rank-based normal scores (Hazen positions): a value of average-tie rank r among n becomes the
 * standard normal quantile of (r - 0.5) / n.
 */
public final class NormalScores {

  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
  private static final int MOST_TABLES = 64;
  private static final ConcurrentHashMap<Integer, double[]> TABLES = new ConcurrentHashMap<>();

  private NormalScores() {}

  /**
   * Normal scores of values, in their order.
   *
   * @param values finite values without negative zero; not changed
   */
  public static double[] of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return of(values, sorted);
  }

  /**
   * Normal scores of values.
   *
   * @param values finite values without negative zero
   * @param sorted the same values, ascending
   */
  static double[] of(double[] values, double[] sorted) {
    double[] table = table(values.length);
    int[] ends = ends(sorted);
    double[] scores = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int below = below(sorted, values[i]);
      scores[i] = table[below + ends[below]];
    }
    return scores;
  }

  /** Length of the longest run of equal values in a sorted array. */
  static int longestTie(double[] sorted) {
    int longest = 0;
    int start = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] != sorted[start]) {
        start = i;
      }
      longest = Math.max(longest, i - start + 1);
    }
    return longest;
  }

  /**
   * The quantiles of all half ranks of n values, at the sum of the number of smaller values and the
   * number of values not greater, which is 2 (r - 0.5).
   */
  private static double[] table(int n) {
    if (TABLES.size() > MOST_TABLES) {
      TABLES.clear();
    }
    return TABLES.computeIfAbsent(n, NormalScores::newTable);
  }

  private static double[] newTable(int n) {
    double[] table = new double[2 * n];
    Arrays.setAll(table, i -> i == 0 ? Double.NaN : quantile(i / (2.0 * n)));
    return table;
  }

  private static double quantile(double probability) {
    return STANDARD.inverseCumulativeProbability(probability);
  }

  private static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** For the first position of each run of equal values, the position after its last. */
  private static int[] ends(double[] sorted) {
    int[] ends = new int[sorted.length];
    int end = sorted.length;
    for (int i = sorted.length - 1; i >= 0; i--) {
      if (i + 1 < sorted.length && sorted[i] != sorted[i + 1]) {
        end = i + 1;
      }
      ends[i] = end;
    }
    return ends;
  }
}
