package org.chemosign.survival;

import java.util.Arrays;

/** Small published data sets, typed in from the publications named. */
final class TextbookData {

  private TextbookData() {}

  /** Outcomes with one covariate. */
  record Sample(Outcomes outcomes, double[] x) {

    int[] groups() {
      return Arrays.stream(x).mapToInt(value -> (int) value).toArray();
    }

    Design design(String term) {
      return new Design(java.util.List.of(term), java.util.List.of(x));
    }
  }

  /**
   * Weeks of remission of 42 children with acute leukaemia, 6-mercaptopurine (0) or placebo (1):
   * Freireich 1963, Blood 21:699, as analysed by Cox 1972, DOI 10.1111/j.2517-6161.1972.tb00899.x.
   */
  static Sample freireich() {
    double[] treated = {
      6, 6, 6, 7, 10, 13, 16, 22, 23, -6, -9, -10, -11, -17, -19, -20, -25, -32, -32, -34, -35
    };
    double[] placebo = {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
    return sample(treated, placebo);
  }

  /**
   * Weeks of remission in acute myelogenous leukaemia, maintained (0) or not (1) by chemotherapy:
   * Miller 1981, Survival Analysis, p. 49; the data set aml of R survival.
   */
  static Sample aml() {
    double[] maintained = {9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161};
    double[] not = {5, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45};
    return sample(maintained, not);
  }

  /** Censored times are negative. */
  private static Sample sample(double[] first, double[] second) {
    int size = first.length + second.length;
    double[] time = new double[size];
    boolean[] event = new boolean[size];
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      double value = i < first.length ? first[i] : second[i - first.length];
      time[i] = Math.abs(value);
      event[i] = value > 0;
      x[i] = i < first.length ? 0 : 1;
    }
    return new Sample(new Outcomes(time, event), x);
  }

  /** Outcomes with several covariates. */
  record Cohort(Outcomes outcomes, Design design) {}

  /**
   * Days of survival of 26 women with ovarian cancer, with age and performance: Edmunson 1979,
   * Cancer Treat Rep 63:241; the data set ovarian of R survival.
   */
  static Cohort ovarian() {
    double[][] rows = {
      {59, 1, 72.3315, 1}, {115, 1, 74.4932, 1}, {156, 1, 66.4658, 2}, {421, 0, 53.3644, 1},
      {431, 1, 50.3397, 1}, {448, 0, 56.4301, 2}, {464, 1, 56.9370, 2}, {475, 1, 59.8548, 2},
      {477, 0, 64.1753, 1}, {563, 1, 55.1781, 2}, {638, 1, 56.7562, 2}, {744, 0, 50.1096, 1},
      {769, 0, 59.6301, 2}, {770, 0, 57.0521, 1}, {803, 0, 39.2712, 1}, {855, 0, 43.1233, 2},
      {1040, 0, 38.8932, 2}, {1106, 0, 44.6000, 1}, {1129, 0, 53.9068, 1}, {1206, 0, 44.2055, 1},
      {1227, 0, 59.5890, 2}, {268, 1, 74.5041, 2}, {329, 1, 43.1370, 1}, {353, 1, 63.2192, 2},
      {365, 1, 64.4247, 1}, {377, 0, 58.3096, 1}
    };
    boolean[] event = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      event[i] = rows[i][1] == 1;
    }
    return new Cohort(
        new Outcomes(column(rows, 0), event),
        new Design(
            java.util.List.of("age", "ecog.ps"),
            java.util.List.of(column(rows, 2), column(rows, 3))));
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }
}
