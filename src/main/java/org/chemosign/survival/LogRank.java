package org.chemosign.survival;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The log-rank test (Mantel 1966; Peto and Peto 1972, DOI 10.2307/2344317) of two or more groups,
 * stratified where asked: observed less expected events and their hypergeometric variance are
 * summed over event times and strata.
 *
 * @param observed events in each group
 * @param expected events in each group, were the groups the same
 * @param test the test; a group that was never at risk at an event does not count
 */
public record LogRank(double[] observed, double[] expected, ChiSquaredTest test) {

  /**
   * Tests whether groups have the same hazard.
   *
   * @param group the group of each patient, 0 to groups - 1
   * @param stratum the stratum of each patient; all zero where there are none
   */
  public static LogRank of(Outcomes outcomes, int[] group, int[] stratum) {
    int groups = Arrays.stream(group).max().orElse(-1) + 1;
    Sums sums = new Sums(groups);
    for (int[] rows : Strata.rows(stratum)) {
      sums.add(outcomes.of(rows), Arrays.stream(rows).map(row -> group[row]).toArray());
    }
    return new LogRank(sums.observed, sums.expected, sums.test());
  }

  private static final class Sums {
    final double[] observed;
    final double[] expected;
    final double[][] variance;

    Sums(int groups) {
      observed = new double[groups];
      expected = new double[groups];
      variance = new double[groups][groups];
    }

    void add(Outcomes outcomes, int[] group) {
      int[] order = outcomes.ascending();
      int[] atRisk = new int[observed.length];
      Arrays.stream(group).forEach(value -> atRisk[value]++);
      for (int start = 0; start < order.length; ) {
        int end = start;
        int[] died = new int[observed.length];
        int[] left = new int[observed.length];
        while (end < order.length && outcomes.time()[order[end]] == outcomes.time()[order[start]]) {
          int row = order[end++];
          died[group[row]] += outcomes.event()[row] ? 1 : 0;
          left[group[row]]++;
        }
        addTime(atRisk, died);
        Arrays.setAll(atRisk, i -> atRisk[i] - left[i]);
        start = end;
      }
    }

    private void addTime(int[] atRisk, int[] died) {
      double n = Arrays.stream(atRisk).sum();
      double d = Arrays.stream(died).sum();
      if (d == 0) {
        return;
      }
      double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
      for (int i = 0; i < died.length; i++) {
        double share = atRisk[i] / n;
        observed[i] += died[i];
        expected[i] += d * share;
        for (int j = 0; j < died.length; j++) {
          variance[i][j] += spread * share * ((i == j ? 1 : 0) - atRisk[j] / n);
        }
      }
    }

    ChiSquaredTest test() {
      int[] counted = IntStream.range(0, observed.length).filter(i -> expected[i] > 0).toArray();
      int degrees = counted.length - 1;
      if (degrees < 1) {
        return ChiSquaredTest.of(0, 0);
      }
      double[] difference = new double[degrees];
      double[][] kept = new double[degrees][degrees];
      for (int i = 0; i < degrees; i++) {
        difference[i] = observed[counted[i]] - expected[counted[i]];
        for (int j = 0; j < degrees; j++) {
          kept[i][j] = variance[counted[i]][counted[j]];
        }
      }
      PositiveDefinite factor = new PositiveDefinite(kept);
      return factor.dependentRow().isPresent()
          ? ChiSquaredTest.of(0, 0)
          : ChiSquaredTest.of(factor.quadratic(difference), degrees);
    }
  }
}
