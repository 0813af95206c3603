package org.chemosign.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Patients in groups, their curves and the log-rank test between them.
 *
 * @param kind how the groups came about
 * @param cuts values of the score between the groups; empty for calls
 * @param curves one a group
 * @param logRank the test, stratified where the cohort has strata
 */
public record Grouping(Kind kind, List<Double> cuts, List<GroupCurve> curves, LogRank logRank) {

  /** How groups came about. */
  public enum Kind {
    /** Calls as given. */
    CALLS("calls"),
    /** Scores above the median of this cohort against the rest. */
    MEDIAN("median"),
    /** Thirds of the scores of this cohort. */
    TERTILES("tertiles");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** Code in files. */
    public String code() {
      return code;
    }

    /** Whether the cohort itself set the limits, so that other cohorts would set others. */
    public boolean exploratory() {
      return this != CALLS;
    }
  }

  static Grouping of(Kind kind, List<Double> cuts, SurvivalCohort cohort, Groups groups) {
    Outcomes outcomes = cohort.outcomes();
    List<GroupCurve> curves = new ArrayList<>();
    for (int level = 0; level < groups.levels().size(); level++) {
      Outcomes part = outcomes.of(groups.rows(level));
      curves.add(GroupCurve.of(groups.levels().get(level), part, groups.plan()));
    }
    int[] strata = Strata.of(cohort.strata(), cohort.size());
    LogRank test = LogRank.of(outcomes, groups.codes(), strata);
    return new Grouping(kind, List.copyOf(cuts), List.copyOf(curves), test);
  }

  /** Who belongs to which group. */
  record Groups(List<String> levels, int[] codes, ValidationPlan plan) {

    int[] rows(int level) {
      return IntStream.range(0, codes.length).filter(row -> codes[row] == level).toArray();
    }
  }

  /**
   * Parts of a score of equal size: group i holds the scores above the i-th quantile and up to the
   * next (quantiles of type 7, the default of R).
   */
  static double[] quantiles(double[] values, int parts) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    double[] cuts = new double[parts - 1];
    for (int i = 1; i < parts; i++) {
      double position = (sorted.length - 1) * (double) i / parts;
      int low = (int) Math.floor(position);
      int high = Math.min(low + 1, sorted.length - 1);
      cuts[i - 1] = sorted[low] + (position - low) * (sorted[high] - sorted[low]);
    }
    return cuts;
  }
}
