package org.chemosign.synthetic;

import java.util.Locale;

/**
 * Makes synthetic pancreatic tumours: typical abundances, correlated gene programmes (classical,
 * basal-like, stroma, proliferation, immune, exocrine) and nameless background factors, log-normal
 * variation of each gene, sequencing depth, over-dispersed (Poisson log-normal) counts and dropout.
 * Deterministic: the same seed and number give the same tumour on every machine, whatever else is
 * made. Thread-safe.
 */
public final class TumourSynthesizer {

  /** Largest chance that a gene at the edge of detection is lost altogether. */
  private static final double DROPOUT = 0.3;

  /** Expected count at which dropout has fallen to 1/e of that. */
  private static final double DROPOUT_COUNT = 5;

  private final SyntheticGenome genome;
  private final long seed;

  public TumourSynthesizer(SyntheticGenome genome, long seed) {
    this.genome = genome;
    this.seed = seed;
  }

  /** The genes of every tumour this makes, in row order. */
  public SyntheticGenome genome() {
    return genome;
  }

  /**
   * Makes one tumour.
   *
   * @param number its number, from 1
   */
  public SyntheticTumour tumour(int number) {
    SeededRandom random = SeededRandom.of(seed, number);
    TumourState state = TumourState.draw(random);
    double[] abundance = abundance(state, random);
    double weight = 0;
    for (double share : abundance) {
      weight += share;
    }
    int[] counts = new int[abundance.length];
    for (int row = 0; row < counts.length; row++) {
      counts[row] = count(abundance[row] / weight * state.libraryFragments(), random);
    }
    return new SyntheticTumour(name(number), genome, counts);
  }

  /** Abundance times length: the share of fragments, before normalisation. */
  private double[] abundance(TumourState state, SeededRandom random) {
    double[] abundance = new double[genome.size()];
    for (int row = 0; row < abundance.length; row++) {
      SyntheticGene gene = genome.gene(row);
      double log = gene.logLevel() + state.shift(gene) + gene.noise() * random.gaussian();
      abundance[row] = StrictMath.exp(log) * gene.length();
    }
    return abundance;
  }

  private static int count(double expected, SeededRandom random) {
    boolean lost = random.uniform() < DROPOUT * StrictMath.exp(-expected / DROPOUT_COUNT);
    return lost ? 0 : random.poisson(expected);
  }

  private String name(int number) {
    return String.format(Locale.ROOT, "SYNTHETIC-%d-%04d", seed, number);
  }
}
