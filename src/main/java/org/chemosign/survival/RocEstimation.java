package org.chemosign.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Estimates {@link TimeDependentRoc}: sorts once, then each bootstrap sample is one pass. */
final class RocEstimation {

  private static final int SAMPLES = 500;
  private static final long SEED = 20_070_601L;

  private final Outcomes outcomes;
  private final double[] risk;
  private final double level;
  private final int[] byTime;
  private final int[] byRisk;

  /**
   * Sorts the patients.
   *
   * @param risk the higher, the earlier the event is expected
   * @param level of the interval
   */
  RocEstimation(Outcomes outcomes, double[] risk, double level) {
    this.outcomes = outcomes;
    this.risk = risk;
    this.level = level;
    this.byTime = outcomes.ascending();
    this.byRisk =
        IntStream.range(0, risk.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> -risk[row]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  TimeDependentRoc at(double when) {
    int[] once = new int[risk.length];
    Arrays.fill(once, 1);
    List<TimeDependentRoc.Point> points = curve(when, once);
    int controls = (int) Arrays.stream(outcomes.time()).filter(time -> time > when).count();
    int cases =
        (int)
            IntStream.range(0, risk.length)
                .filter(row -> outcomes.event()[row] && outcomes.time()[row] <= when)
                .count();
    double area = area(points);
    Estimate auc =
        Double.isNaN(area) ? new Estimate(area, Double.NaN, Double.NaN) : bootstrap(when, area);
    return new TimeDependentRoc(when, auc, cases, controls, points);
  }

  private Estimate bootstrap(double when, double area) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] areas = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      int[] weight = new int[risk.length];
      for (int i = 0; i < risk.length; i++) {
        weight[random.nextInt(risk.length)]++;
      }
      areas[sample] = area(curve(when, weight));
    }
    double[] sorted = Arrays.stream(areas).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int last = sorted.length - 1;
    return last < 0
        ? new Estimate(area, Double.NaN, Double.NaN)
        : new Estimate(
            area,
            sorted[(int) Math.floor((1 - level) / 2 * last)],
            sorted[(int) Math.ceil((1 + level) / 2 * last)]);
  }

  /** The curve of patients counted by weights; empty where there is no case or no control. */
  private List<TimeDependentRoc.Point> curve(double when, int[] weight) {
    double[] inverse = inverseCensoring(weight);
    double cases = 0;
    double controls = 0;
    List<double[]> steps = new ArrayList<>();
    for (int i = 0; i < byRisk.length; i++) {
      int row = byRisk[i];
      if (outcomes.time()[row] > when) {
        controls += weight[row];
      } else if (outcomes.event()[row] && weight[row] > 0) {
        cases += weight[row] * inverse[row];
      }
      if (i + 1 == byRisk.length || risk[byRisk[i + 1]] != risk[row]) {
        steps.add(new double[] {controls, cases});
      }
    }
    if (cases == 0 || controls == 0) {
      return List.of();
    }
    List<TimeDependentRoc.Point> points = new ArrayList<>();
    points.add(new TimeDependentRoc.Point(0, 0));
    for (double[] step : steps) {
      points.add(new TimeDependentRoc.Point(step[0] / controls, step[1] / cases));
    }
    return points;
  }

  /**
   * One over the probability of not being censored before each patient's time. Those with the event
   * at a time are no longer at risk of being censored at it.
   */
  private double[] inverseCensoring(int[] weight) {
    double[] inverse = new double[risk.length];
    double uncensored = 1;
    double left = Arrays.stream(weight).sum();
    for (int start = 0; start < byTime.length; ) {
      int end = start;
      double events = 0;
      double censored = 0;
      while (end < byTime.length
          && outcomes.time()[byTime[end]] == outcomes.time()[byTime[start]]) {
        int row = byTime[end++];
        inverse[row] = 1 / uncensored;
        events += outcomes.event()[row] ? weight[row] : 0;
        censored += outcomes.event()[row] ? 0 : weight[row];
      }
      if (censored > 0) {
        uncensored *= 1 - censored / (left - events);
      }
      left -= events + censored;
      start = end;
    }
    return inverse;
  }

  /** Trapezoids: patients of equal risk count one half. */
  private static double area(List<TimeDependentRoc.Point> points) {
    double area = points.isEmpty() ? Double.NaN : 0;
    for (int i = 1; i < points.size(); i++) {
      TimeDependentRoc.Point from = points.get(i - 1);
      TimeDependentRoc.Point to = points.get(i);
      area +=
          (to.falsePositives() - from.falsePositives())
              * (to.truePositives() + from.truePositives())
              / 2;
    }
    return area;
  }
}
