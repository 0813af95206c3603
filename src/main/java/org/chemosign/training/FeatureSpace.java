package org.chemosign.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.chemosign.signature.NormalScores;

/**
 * Which genes a model uses, and the mean and standard deviation (n - 1) of their normal scores in
 * its training samples. Features of a sample are what {@code RankNormalLinearSignature} computes of
 * it: normal scores among these genes, standardised, clipped to [-3, 3].
 *
 * @param genes columns of the training set, ascending
 * @param mu means, twelve significant digits
 * @param sd standard deviations, twelve significant digits, positive
 */
public record FeatureSpace(int[] genes, double[] mu, double[] sd) {

  private static final double CLIP = 3;
  private static final double SMALLEST_SD = 1e-9;

  /**
   * Learns means and deviations. A gene whose score does not vary among the training samples is
   * left out, and the others are ranked again without it.
   *
   * @param set the data
   * @param rows training samples; no other sample is looked at
   * @param candidates columns of the genes
   */
  static FeatureSpace fit(TrainingSet set, int[] rows, int[] candidates) {
    int[] genes = candidates.clone();
    while (true) {
      double[][] columns = Vectors.transpose(scores(set, rows, genes), genes.length);
      double[] sd = Arrays.stream(columns).mapToDouble(Vectors::sd).toArray();
      int[] varying = IntStream.range(0, genes.length).filter(i -> sd[i] > SMALLEST_SD).toArray();
      if (varying.length == 0) {
        throw new TrainingDataException("no gene varies among the training samples");
      }
      if (varying.length == genes.length) {
        double[] mu = Arrays.stream(columns).mapToDouble(Vectors::mean).toArray();
        return new FeatureSpace(
            genes,
            Arrays.stream(mu).map(Digits::twelve).toArray(),
            Arrays.stream(sd).map(Digits::twelve).toArray());
      }
      int[] before = genes;
      genes = Arrays.stream(varying).map(i -> before[i]).toArray();
    }
  }

  /** Normal scores of samples among some genes, samples x genes. */
  static double[][] scores(TrainingSet set, int[] rows, int[] genes) {
    return Arrays.stream(rows)
        .mapToObj(row -> NormalScores.of(values(set.samples().get(row).expression(), genes)))
        .toArray(double[][]::new);
  }

  /** Values of some genes; negative zero becomes zero, as the engine has it. */
  private static double[] values(double[] expression, int[] genes) {
    return Arrays.stream(genes).mapToDouble(gene -> expression[gene] + 0.0).toArray();
  }

  /** Features of one sample of the set's genes. */
  public double[] features(double[] expression) {
    double[] z = NormalScores.of(values(expression, genes));
    for (int i = 0; i < z.length; i++) {
      z[i] = Math.max(-CLIP, Math.min(CLIP, (z[i] - mu[i]) / sd[i]));
    }
    return z;
  }

  /** What a learner sees of training samples. */
  Design design(TrainingSet set, int[] rows, long seed) {
    double[][] z =
        Arrays.stream(rows)
            .mapToObj(row -> features(set.samples().get(row).expression()))
            .toArray(double[][]::new);
    double[] weights =
        Arrays.stream(rows).mapToDouble(row -> set.samples().get(row).weight()).toArray();
    double mean = Vectors.mean(weights);
    return new Design(
        z,
        Vectors.pick(set.responses(), rows),
        Arrays.stream(weights).map(weight -> weight / mean).toArray(),
        seed);
  }
}
