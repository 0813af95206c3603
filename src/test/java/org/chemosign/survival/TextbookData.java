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
}
