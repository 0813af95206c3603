package org.chemosign.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What has to be beaten before a signature is worth anything. */
final class Baselines {

  static final String MEAN = "baseline: mean";
  static final String PROLIFERATION = "baseline: proliferation";
  static final String GENERAL = "yardstick: general sensitivity";

  /** Genes of DNA replication and its repair, a stand-in for proliferation. */
  private static final List<String> REPLICATION =
      List.of(
          "BRCA1", "BRIP1", "BUB1B", "EZH2", "FANCD2", "MSH6", "MKI67", "PCNA", "MCM2", "TOP2A");

  private final TrainingSet set;

  Baselines(TrainingSet set) {
    this.set = set;
  }

  /** Symbols of the replication genes that the set has. */
  List<String> replicationGenes() {
    return set.genes().stream().map(g -> g.symbol()).filter(REPLICATION::contains).toList();
  }

  /**
   * Less the sum of the normal scores of the replication genes among all genes of the set, a sample
   * each: what divides fast is taken to be sensitive. Zero throughout where none is measured.
   */
  double[] proliferation() {
    int[] all = IntStream.range(0, set.genes().size()).toArray();
    int[] columns =
        Arrays.stream(all).filter(i -> REPLICATION.contains(set.genes().get(i).symbol())).toArray();
    int[] rows = IntStream.range(0, set.size()).toArray();
    return Arrays.stream(FeatureSpace.scores(set, rows, all))
        .mapToDouble(q -> 0.0 - Vectors.sum(Vectors.pick(q, columns)))
        .toArray();
  }

  /** The mean response of the training samples. */
  HeldOut mean(HeldOut model) {
    return new HeldOut(
        MEAN,
        model.rows(),
        model.trainingMeans(),
        new double[model.rows().length],
        model.trainingMeans());
  }

  /** The proliferation score of the same samples. */
  HeldOut proliferation(HeldOut model) {
    return score(PROLIFERATION, model, Vectors.pick(proliferation(), model.rows()));
  }

  /** Mean response to other drugs, of the samples where it is known. */
  HeldOut general(HeldOut model) {
    int[] known =
        IntStream.range(0, model.rows().length)
            .filter(i -> !Double.isNaN(set.samples().get(model.rows()[i]).otherDrugs()))
            .toArray();
    HeldOut there =
        new HeldOut(
            GENERAL,
            Vectors.pickInts(model.rows(), known),
            Vectors.pick(model.predicted(), known),
            Vectors.pick(model.deviations(), known),
            Vectors.pick(model.trainingMeans(), known));
    double[] others =
        Arrays.stream(there.rows()).mapToDouble(r -> set.samples().get(r).otherDrugs()).toArray();
    return score(GENERAL, there, others);
  }

  private static HeldOut score(String name, HeldOut like, double[] values) {
    double[] none = new double[values.length];
    Arrays.fill(none, Double.NaN);
    return new HeldOut(name, like.rows(), none, values, like.trainingMeans());
  }
}
