package org.chemosign.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How genes are chosen. The choice sees training samples only and is made anew in every fold. */
public sealed interface GeneChoice {

  /** Such as {@code all} or {@code correlated-200}. */
  String label();

  /**
   * Columns of the genes chosen, ascending.
   *
   * @param set the data
   * @param rows training samples; no other sample may be looked at
   */
  int[] choose(TrainingSet set, int[] rows);

  /** All genes of the set. */
  record All() implements GeneChoice {

    @Override
    public String label() {
      return "all";
    }

    @Override
    public int[] choose(TrainingSet set, int[] rows) {
      return IntStream.range(0, set.genes().size()).toArray();
    }
  }

  /**
   * The genes whose normal scores vary most.
   *
   * @param count how many
   */
  record MostVariable(int count) implements GeneChoice {

    @Override
    public String label() {
      return "variable-" + count;
    }

    @Override
    public int[] choose(TrainingSet set, int[] rows) {
      double[][] columns = columns(set, rows);
      return highest(Arrays.stream(columns).mapToDouble(Vectors::sd).toArray(), count);
    }
  }

  /**
   * The genes whose normal scores correlate most with the response, by the absolute correlation of
   * ranks.
   *
   * @param count how many
   */
  record MostCorrelated(int count) implements GeneChoice {

    @Override
    public String label() {
      return "correlated-" + count;
    }

    @Override
    public int[] choose(TrainingSet set, int[] rows) {
      double[] responses = Ranks.of(Vectors.pick(set.responses(), rows));
      double[][] columns = columns(set, rows);
      return highest(
          Arrays.stream(columns)
              .mapToDouble(column -> Math.abs(Ranks.pearson(Ranks.of(column), responses)))
              .map(rho -> Double.isNaN(rho) ? 0 : rho)
              .toArray(),
          count);
    }
  }

  private static double[][] columns(TrainingSet set, int[] rows) {
    int[] all = IntStream.range(0, set.genes().size()).toArray();
    return Vectors.transpose(FeatureSpace.scores(set, rows, all), all.length);
  }

  private static int[] highest(double[] values, int count) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -values[i]).thenComparing(i -> i))
        .limit(count)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
