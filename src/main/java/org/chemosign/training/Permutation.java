package org.chemosign.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Permutes responses among the samples of a tissue, so that differences between tissues are not
 * taken for skill; among all samples where there is one tissue.
 */
final class Permutation {

  private final TrainingSet set;
  private final Protocol protocol;

  Permutation(TrainingSet set, Protocol protocol) {
    this.set = set;
    this.protocol = protocol;
  }

  /**
   * Share of permutations, the real order among them, whose rank correlation with the held-out
   * predictions there are is at least the real one. The predictions stay as they are: a sample's
   * prediction does not depend on its own response.
   */
  double ofPredictions(HeldOut heldOut) {
    double[] observed = Vectors.pick(set.responses(), heldOut.rows());
    double[] predicted = Ranks.of(heldOut.deviations());
    double real = Ranks.pearson(predicted, Ranks.of(observed));
    if (Double.isNaN(real) || protocol.permutations() == 0) {
      return Double.NaN;
    }
    int reached = 1;
    for (int i = 0; i < protocol.permutations(); i++) {
      double[] permuted = permuted(observed, heldOut.rows(), i);
      if (Ranks.pearson(predicted, Ranks.of(permuted)) >= real - 1e-12) {
        reached++;
      }
    }
    return reached / (protocol.permutations() + 1.0);
  }

  /** The set with the responses of its samples permuted. */
  TrainingSet ofResponses(int number) {
    int[] rows = IntStream.range(0, set.size()).toArray();
    return set.withResponses(permuted(set.responses(), rows, number));
  }

  private double[] permuted(double[] values, int[] rows, int number) {
    SplittableRandom random =
        new SplittableRandom(Seeds.of(protocol.seed(), "permutation " + number));
    Map<String, List<Integer>> strata = new LinkedHashMap<>();
    for (int i = 0; i < rows.length; i++) {
      TrainingSample sample = set.samples().get(rows[i]);
      strata
          .computeIfAbsent(sample.role() + "|" + sample.tissue(), tissue -> new ArrayList<>())
          .add(i);
    }
    double[] permuted = values.clone();
    for (List<Integer> stratum : strata.values()) {
      for (int i = stratum.size() - 1; i > 0; i--) {
        int a = stratum.get(i);
        int b = stratum.get(random.nextInt(i + 1));
        double value = permuted[a];
        permuted[a] = permuted[b];
        permuted[b] = value;
      }
    }
    return permuted;
  }
}
