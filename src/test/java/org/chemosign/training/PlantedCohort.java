package org.chemosign.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.chemosign.expression.Gene;
import org.chemosign.expression.GeneTable;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SignatureGene;

/**
 * Made-up samples of several tissues whose response is a stated function of a few genes and noise.
 *
 * @param samples number of samples
 * @param genes number of genes
 * @param tissues number of tissues, dealt in turn
 * @param seed seed of everything drawn
 */
record PlantedCohort(int samples, int genes, int tissues, long seed) {

  /** No gene has anything to do with the response. */
  static final ToDoubleFunction<double[]> NOTHING = x -> 0;

  /** The sum of the first three genes. */
  static final ToDoubleFunction<double[]> LINEAR = x -> x[0] + x[1] - x[2];

  /** High where the first gene is far from its mean on either side. */
  static final ToDoubleFunction<double[]> CURVE = x -> x[0] * x[0];

  /** The cohort; genes are log2 values about 5, responses have noise of the given size. */
  TrainingSet with(ToDoubleFunction<double[]> truth, double noise) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TrainingSample> all = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      double[] x = new double[genes];
      for (int gene = 0; gene < genes; gene++) {
        x[gene] = gaussian(random);
      }
      double response = truth.applyAsDouble(x) + noise * gaussian(random);
      double[] values = new double[genes];
      for (int gene = 0; gene < genes; gene++) {
        values[gene] = Math.max(0, 5 + x[gene] + 0.2 * (gene % 7));
      }
      all.add(TrainingSample.of("line-" + i, "tissue-" + i % tissues, response, values));
    }
    return TrainingSet.of(Drug.GEMCITABINE, symbols(genes), all);
  }

  /** The first protein-coding genes of the gene table whose symbols are theirs alone. */
  static List<SignatureGene> symbols(int count) {
    List<SignatureGene> genes = new ArrayList<>();
    for (Gene gene : GeneTable.bundled().proteinCoding()) {
      if (genes.size() < count) {
        genes.add(new SignatureGene(gene.symbol(), gene.entrezId()));
      }
    }
    return genes;
  }

  static double gaussian(SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum - 6;
  }
}
