package org.chemosign.synthetic;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chemosign.expression.Gene;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneResolution;
import org.chemosign.expression.GeneTable;

/**
 * The genes of synthetic tumours: the protein-coding genes of the gene table. A well-known gene has
 * the order of magnitude that {@code synthetic/typical-levels.tsv} gives it; all others are drawn
 * from a log-normal distribution with a share of silent genes, seeded by the symbol alone.
 * Immutable and thread-safe.
 */
public final class SyntheticGenome {

  /** Number of nameless factors that correlate all genes. */
  static final int BACKGROUND_FACTORS = 4;

  private static final double SILENT_SHARE = 0.3;
  private static final double BACKGROUND_LOADING = 0.12;

  private final List<SyntheticGene> genes;

  private SyntheticGenome(List<SyntheticGene> genes) {
    this.genes = genes;
  }

  /** The genome over a table's protein-coding genes, in the table's order. */
  public static SyntheticGenome of(GeneTable table) {
    Map<Integer, TypicalLevel> levels = levels(table);
    Map<String, SyntheticGene> genes = new LinkedHashMap<>();
    for (Gene gene : table.proteinCoding()) {
      Optional<TypicalLevel> level = Optional.ofNullable(levels.get(gene.entrezId()));
      genes.putIfAbsent(gene.symbol(), draw(gene.symbol(), level));
    }
    return new SyntheticGenome(List.copyOf(genes.values()));
  }

  /** Number of genes. */
  public int size() {
    return genes.size();
  }

  /** Symbol of a row. */
  public String symbol(int row) {
    return genes.get(row).symbol();
  }

  /** Transcript length of a row, base pairs. */
  public int length(int row) {
    return genes.get(row).length();
  }

  SyntheticGene gene(int row) {
    return genes.get(row);
  }

  private static Map<Integer, TypicalLevel> levels(GeneTable table) {
    Map<Integer, TypicalLevel> levels = new HashMap<>();
    for (TypicalLevel level : TypicalLevel.bundled()) {
      GeneResolution resolution = table.resolve(level.symbol(), GeneIdentifierType.SYMBOL);
      if (resolution instanceof GeneResolution.Resolved resolved) {
        levels.put(resolved.gene().entrezId(), level);
      }
    }
    return levels;
  }

  private static SyntheticGene draw(String symbol, Optional<TypicalLevel> level) {
    SeededRandom random = SeededRandom.of(symbol.hashCode(), symbol.length());
    int length = (int) (2200 * StrictMath.exp(0.6 * random.gaussian())) + 200;
    double unknown = unknownLevel(random);
    double noise = level.isPresent() ? 0.4 : 0.3 + 0.3 * random.uniform();
    double[] background = new double[BACKGROUND_FACTORS];
    for (int factor = 0; factor < BACKGROUND_FACTORS; factor++) {
      background[factor] = BACKGROUND_LOADING * random.gaussian();
    }
    double logLevel = level.map(known -> StrictMath.log(known.tpm())).orElse(unknown);
    return new SyntheticGene(
        symbol, length, logLevel, noise, level.flatMap(TypicalLevel::programme), background);
  }

  /**
   * Natural-log abundance of a gene of which nothing is known: silent, or log-normal about 8 TPM.
   */
  private static double unknownLevel(SeededRandom random) {
    boolean silent = random.uniform() < SILENT_SHARE;
    double level = random.gaussian();
    return silent ? StrictMath.log(0.05) + 1.2 * level : StrictMath.log(8) + 1.6 * level;
  }
}
