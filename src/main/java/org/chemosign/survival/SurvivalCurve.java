package org.chemosign.survival;

import java.util.Arrays;

/**
 * A Kaplan-Meier curve (Kaplan and Meier 1958, DOI 10.1080/01621459.1958.10501452) with Greenwood's
 * variance. One step a distinct follow-up time, in ascending order; deaths at a time come before
 * censorings at the same time.
 *
 * @param time distinct follow-up times
 * @param atRisk patients followed at least so long
 * @param events events at that time
 * @param censored patients censored at that time
 * @param survival probability to survive beyond that time
 * @param error Greenwood's standard error of log survival; infinite where survival is 0
 */
public record SurvivalCurve(
    double[] time, int[] atRisk, int[] events, int[] censored, double[] survival, double[] error) {

  private static final double SAME = 1e-10;

  /** Estimates the curve of some patients; no patient gives an empty curve. */
  public static SurvivalCurve of(Outcomes outcomes) {
    double[] times = Arrays.stream(outcomes.time()).sorted().distinct().toArray();
    int[] events = new int[times.length];
    int[] censored = new int[times.length];
    for (int i = 0; i < outcomes.size(); i++) {
      int step = Arrays.binarySearch(times, outcomes.time()[i]);
      int[] counts = outcomes.event()[i] ? events : censored;
      counts[step]++;
    }
    return estimate(times, events, censored, outcomes.size());
  }

  private static SurvivalCurve estimate(double[] times, int[] events, int[] censored, int size) {
    int[] atRisk = new int[times.length];
    double[] survival = new double[times.length];
    double[] error = new double[times.length];
    double current = 1;
    double variance = 0;
    int left = size;
    for (int i = 0; i < times.length; i++) {
      atRisk[i] = left;
      if (events[i] > 0) {
        current *= (double) (left - events[i]) / left;
        variance += events[i] / ((double) left * (left - events[i]));
      }
      survival[i] = current;
      error[i] = Math.sqrt(variance);
      left -= events[i] + censored[i];
    }
    return new SurvivalCurve(times, atRisk, events, censored, survival, error);
  }

  /** Probability to survive beyond a time. */
  public double survivalAt(double when) {
    int step = lastStep(when);
    return step < 0 ? 1 : survival[step];
  }

  /** Probability to survive to just before a time. */
  double survivalBefore(double when) {
    int step = firstStep(when) - 1;
    return step < 0 ? 1 : survival[step];
  }

  /** Survival at a time with its interval; NaN beyond the last follow-up. */
  public Estimate at(double when, ConfidenceType type, double level) {
    if (time.length == 0 || when > time[time.length - 1]) {
      return new Estimate(Double.NaN, Double.NaN, Double.NaN);
    }
    int step = lastStep(when);
    return step < 0 ? new Estimate(1, 1, 1) : band(step, type, level);
  }

  /** The interval at a step of the curve. */
  public Estimate band(int step, ConfidenceType type, double level) {
    return type.interval(survival[step], error[step], Probability.twoSidedQuantile(level));
  }

  /** Patients whose follow-up is at least so long. */
  public int atRiskAt(double when) {
    int step = firstStep(when);
    return step < time.length ? atRisk[step] : 0;
  }

  /**
   * The median survival with its interval (Brookmeyer and Crowley 1982, DOI 10.2307/2530286), as R
   * survfit gives it: where curve or band falls below one half; where it is flat at one half, the
   * middle of the flat part; NaN where it is not reached.
   */
  public Estimate median(ConfidenceType type, double level) {
    double[] low = new double[time.length];
    double[] high = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      Estimate band = band(i, type, level);
      low[i] = band.low();
      high[i] = band.high();
    }
    return new Estimate(crossing(survival), crossing(low), crossing(high));
  }

  private double crossing(double[] curve) {
    for (int i = 0; i < curve.length; i++) {
      if (Double.isNaN(curve[i])) {
        return Double.NaN;
      }
      if (Math.abs(curve[i] - 0.5) < SAME) {
        return endOfFlat(curve, i);
      }
      if (curve[i] < 0.5) {
        return time[i];
      }
    }
    return Double.NaN;
  }

  private double endOfFlat(double[] curve, int from) {
    for (int i = from + 1; i < curve.length; i++) {
      if (!(Math.abs(curve[i] - 0.5) < SAME)) {
        return (time[from] + time[i]) / 2;
      }
    }
    return time[from];
  }

  /** Position of the last step at or before a time, -1 before the first. */
  private int lastStep(double when) {
    int found = Arrays.binarySearch(time, when);
    return found >= 0 ? found : -found - 2;
  }

  /** Position of the first step at or after a time. */
  private int firstStep(double when) {
    int found = Arrays.binarySearch(time, when);
    return found >= 0 ? found : -found - 1;
  }
}
