package org.chemosign.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Works out the skill of held-out predictions. */
final class SkillAssessment {

  private static final int SMALLEST_FOLD = 5;

  private final TrainingSet set;
  private final Protocol protocol;
  private final Baselines baselines;
  private final double[] naive;

  /**
   * @param set the data
   * @param protocol seed and number of bootstrap samples
   */
  SkillAssessment(TrainingSet set, Protocol protocol) {
    this.set = set;
    this.protocol = protocol;
    this.baselines = new Baselines(set);
    this.naive = baselines.proliferation();
  }

  Baselines baselines() {
    return baselines;
  }

  /** What is compared in one sample of the samples. */
  private record Pairs(
      double[] deviations,
      double[] predicted,
      double[] observed,
      double[] naive,
      boolean[] sensitive) {

    Pairs pick(int[] at) {
      boolean[] picked = new boolean[at.length];
      for (int i = 0; i < at.length; i++) {
        picked[i] = sensitive[at[i]];
      }
      return new Pairs(
          Vectors.pick(deviations, at),
          Vectors.pick(predicted, at),
          Vectors.pick(observed, at),
          Vectors.pick(naive, at),
          picked);
    }

    double spearman() {
      return Ranks.spearman(deviations, observed);
    }

    double auroc() {
      return varies(deviations) ? Skill.auroc(deviations, sensitive) : Double.NaN;
    }

    double rmse() {
      double squares = 0;
      for (int i = 0; i < observed.length; i++) {
        squares += (predicted[i] - observed[i]) * (predicted[i] - observed[i]);
      }
      return Math.sqrt(squares / observed.length);
    }

    double beyondNaive() {
      return spearman() - Ranks.spearman(naive, observed);
    }

    private static boolean varies(double[] values) {
      return Arrays.stream(values).distinct().count() > 1;
    }
  }

  /**
   * Skill of predictions.
   *
   * @param heldOut the predictions
   * @param folds what was held out together, for the figure within folds
   */
  Skill of(HeldOut heldOut, List<int[]> folds) {
    double[] observed = Vectors.pick(set.responses(), heldOut.rows());
    Pairs pairs =
        new Pairs(
            heldOut.deviations(),
            heldOut.predicted(),
            observed,
            Vectors.pick(naive, heldOut.rows()),
            Skill.sensitive(observed));
    int n = observed.length;
    Estimate rho = Estimate.correlation(pairs.spearman(), n);
    double[] line = calibration(heldOut, observed);
    int[][] samples = resamples(heldOut.rows());
    return new Skill(
        heldOut.name(),
        n,
        rho,
        withinFolds(heldOut, folds),
        Estimate.correlation(Ranks.pearson(heldOut.deviations(), observed), n),
        bootstrap(pairs, samples, Pairs::auroc),
        bootstrap(pairs, samples, Pairs::rmse),
        bootstrap(pairs, samples, Pairs::spearman),
        bootstrap(pairs, samples, Pairs::beyondNaive),
        line[0],
        line[1],
        Double.NaN,
        Optional.empty());
  }

  /** Slope and intercept of the observed on the predicted deviations. */
  private static double[] calibration(HeldOut heldOut, double[] observed) {
    double[] y = new double[observed.length];
    Arrays.setAll(y, i -> observed[i] - heldOut.trainingMeans()[i]);
    double[] x = heldOut.deviations();
    if (Double.isNaN(heldOut.predicted()[0]) || !(Vectors.sd(x) > 1e-12)) {
      return new double[] {Double.NaN, Double.NaN};
    }
    double meanX = Vectors.mean(x);
    double meanY = Vectors.mean(y);
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
    }
    return new double[] {xy / xx, meanY - xy / xx * meanX};
  }

  private double withinFolds(HeldOut heldOut, List<int[]> folds) {
    double sum = 0;
    double weight = 0;
    for (int[] fold : folds) {
      int[] at =
          IntStream.range(0, heldOut.rows().length)
              .filter(i -> Arrays.binarySearch(fold, heldOut.rows()[i]) >= 0)
              .toArray();
      if (at.length >= SMALLEST_FOLD) {
        double[] observed = Vectors.pick(set.responses(), Vectors.pickInts(heldOut.rows(), at));
        double rho = Ranks.spearman(Vectors.pick(heldOut.deviations(), at), observed);
        if (Math.abs(rho) < 1) {
          sum += (at.length - 3) * 0.5 * (StrictMath.log1p(rho) - StrictMath.log1p(-rho));
          weight += at.length - 3;
        }
      }
    }
    return weight == 0 ? Double.NaN : StrictMath.tanh(sum / weight);
  }

  /** Patients drawn with replacement, all their samples each time; the same for every row. */
  private int[][] resamples(int[] rows) {
    List<int[]> patients =
        IntStream.range(0, rows.length)
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> set.samples().get(rows[i]).patient(),
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values()
            .stream()
            .map(all -> all.stream().mapToInt(Integer::intValue).toArray())
            .toList();
    SplittableRandom random = new SplittableRandom(Seeds.of(protocol.seed(), "bootstrap"));
    int[][] samples = new int[protocol.bootstraps()][];
    for (int b = 0; b < samples.length; b++) {
      samples[b] =
          IntStream.range(0, patients.size())
              .mapToObj(i -> patients.get(random.nextInt(patients.size())))
              .flatMapToInt(Arrays::stream)
              .toArray();
    }
    return samples;
  }

  private static Estimate bootstrap(
      Pairs pairs, int[][] samples, ToDoubleFunction<Pairs> statistic) {
    double value = statistic.applyAsDouble(pairs);
    if (Double.isNaN(value)) {
      return Estimate.none();
    }
    double[] values =
        Arrays.stream(samples)
            .mapToDouble(sample -> statistic.applyAsDouble(pairs.pick(sample)))
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .toArray();
    return values.length < 40
        ? new Estimate(value, Double.NaN, Double.NaN)
        : new Estimate(value, quantile(values, 0.025), quantile(values, 0.975));
  }

  private static double quantile(double[] sorted, double p) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(p * sorted.length))];
  }
}
