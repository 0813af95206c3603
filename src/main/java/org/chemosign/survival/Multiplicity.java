package org.chemosign.survival;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All tests made of the signature, with p-values corrected for their number: Holm (1979), which
 * keeps the chance of any false finding, and Benjamini and Hochberg (1995, DOI
 * 10.1111/j.2517-6161.1995.tb02031.x), which keeps the share of false ones. Checks of assumptions
 * and the p-values of covariates are not counted.
 *
 * @param tests in the order they were made
 */
public record Multiplicity(List<Tested> tests) {

  /** Copies the tests. */
  public Multiplicity {
    tests = List.copyOf(tests);
  }

  /** What was tested. */
  public enum Hypothesis {
    /** Signature and outcome, unadjusted: log-rank for calls, Cox for scores. */
    ASSOCIATION("association"),
    /** Signature and outcome, adjusted for the covariates. */
    ADJUSTED_ASSOCIATION("adjusted-association"),
    /** Scores in halves. */
    MEDIAN_GROUPS("median-groups"),
    /** Scores in thirds. */
    TERTILE_GROUPS("tertile-groups"),
    /** Signature by treatment. */
    INTERACTION("interaction"),
    /** Signature and outcome within one treatment. */
    WITHIN_TREATMENT("within-treatment"),
    /** Treatment and outcome within one call. */
    TREATMENT_WITHIN_CALL("treatment-within-call");

    private final String code;

    Hypothesis(String code) {
      this.code = code;
    }

    /** Code in files. */
    public String code() {
      return code;
    }
  }

  /**
   * A test and its p-values.
   *
   * @param detail the treatment, call or term it is about; empty where there is only one
   * @param p as it came out
   * @param holm corrected by Holm
   * @param benjaminiHochberg corrected by Benjamini and Hochberg
   */
  public record Tested(
      Hypothesis hypothesis, String detail, double p, double holm, double benjaminiHochberg) {}

  /** A test before correction. */
  record Raw(Hypothesis hypothesis, String detail, double p) {}

  static Multiplicity of(List<Raw> raw) {
    double[] p = raw.stream().mapToDouble(Raw::p).toArray();
    double[] holm = holm(p);
    double[] discovery = benjaminiHochberg(p);
    return new Multiplicity(
        IntStream.range(0, p.length)
            .mapToObj(
                i ->
                    new Tested(
                        raw.get(i).hypothesis, raw.get(i).detail, p[i], holm[i], discovery[i]))
            .toList());
  }

  /** Corrected by Holm, in the order given. */
  static double[] holm(double[] p) {
    int[] order = ascending(p);
    double[] corrected = new double[p.length];
    double most = 0;
    for (int i = 0; i < p.length; i++) {
      most = Math.max(most, Math.min(1, (p.length - i) * p[order[i]]));
      corrected[order[i]] = most;
    }
    return corrected;
  }

  /** Corrected by Benjamini and Hochberg, in the order given. */
  static double[] benjaminiHochberg(double[] p) {
    int[] order = ascending(p);
    double[] corrected = new double[p.length];
    double least = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      least = Math.min(least, p.length * p[order[i]] / (i + 1));
      corrected[order[i]] = least;
    }
    return corrected;
  }

  private static int[] ascending(double[] p) {
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> p[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
