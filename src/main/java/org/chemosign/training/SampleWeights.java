package org.chemosign.training;

import java.util.Map;
import java.util.stream.Collectors;

/** Weights of samples. */
public final class SampleWeights {

  private SampleWeights() {}

  /**
   * Weights by which tissues count more evenly: the size of a sample's tissue to a negative power.
   *
   * @param power 0 for every sample alike, 1 for every tissue alike
   * @return one a sample, of mean 1
   */
  public static double[] byTissue(TrainingSet set, double power) {
    Map<String, Long> sizes =
        set.samples().stream()
            .collect(Collectors.groupingBy(TrainingSample::tissue, Collectors.counting()));
    double[] weights =
        set.samples().stream()
            .mapToDouble(sample -> StrictMath.pow(sizes.get(sample.tissue()), -power))
            .toArray();
    double mean = Vectors.mean(weights);
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= mean;
    }
    return weights;
  }
}
