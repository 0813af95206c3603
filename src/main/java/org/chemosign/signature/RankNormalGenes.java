package org.chemosign.signature;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.GeneIndex;

/**
 * The scaled normal scores that several kinds start from: among the n genes found, a gene of
 * average-tie rank r has q = inverse normal CDF of (r - 0.5) / n and z = (q - mu) / sd, clipped to
 * [-3, 3].
 *
 * @param genes the genes in card order
 * @param mu mean of each gene's normal score in training
 * @param sd standard deviation of it, positive
 */
record RankNormalGenes(List<SignatureGene> genes, double[] mu, double[] sd) {

  static final List<String> COLUMNS = List.of("gene", "entrez", "mu", "sd");

  private static final double CLIP = 3;

  /** Reads the columns gene, entrez, mu and sd of a table that may have more. */
  static RankNormalGenes read(NumbersTable table) {
    SignatureGene[] genes = new SignatureGene[table.size()];
    double[] mu = new double[genes.length];
    double[] sd = new double[genes.length];
    for (int row = 0; row < genes.length; row++) {
      genes[row] = table.gene(row, 0, 1);
      mu[row] = table.number(row, 2);
      sd[row] = table.positive(row, 3);
    }
    return new RankNormalGenes(List.of(genes), mu, sd);
  }

  /** What a kind makes of the z of the genes found, in the order of {@code found}. */
  interface Scoring {
    SignatureScore of(double[] z, FoundGenes found);
  }

  /**
   * Binds a signature of such a kind to the rows of a file. It refuses a profile with fewer genes
   * than the card demands, or in which more than half of those found share one value.
   */
  Signature.BoundSignature bind(Signature signature, GeneIndex rows, Scoring scoring) {
    FoundGenes found = FoundGenes.among(genes, signature.matching(), rows);
    if (found.count() < signature.card().minimumGenes()) {
      return profile -> SignatureScore.refused(ScoreRefusal.LOW_GENE_COVERAGE, found);
    }
    return profile ->
        scaled(profile, found)
            .map(z -> scoring.of(z, found))
            .orElseGet(() -> SignatureScore.refused(ScoreRefusal.UNINFORMATIVE_PROFILE, found));
  }

  private Optional<double[]> scaled(ExpressionProfile profile, FoundGenes found) {
    double[] values = found.values(profile);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (2 * NormalScores.longestTie(sorted) > sorted.length) {
      return Optional.empty();
    }
    double[] z = NormalScores.of(values, sorted);
    for (int i = 0; i < z.length; i++) {
      int gene = found.positions()[i];
      z[i] = Math.max(-CLIP, Math.min(CLIP, (z[i] - mu[gene]) / sd[gene]));
    }
    return Optional.of(z);
  }

  /** The distinct symbols. */
  Set<String> symbols() {
    Set<String> symbols = new HashSet<>();
    genes.forEach(gene -> symbols.add(gene.symbol()));
    return symbols;
  }
}
