package org.chemosign.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.GeneIndex;

/**
 * A linear model on rank-based normal scores of its own genes. Among the n genes found, a gene of
 * average-tie rank r has q = inverse normal CDF of (r - 0.5) / n and z = (q - mu) / sd, clipped to
 * [-3, 3]; the score is the intercept plus the sum of weight times z in card order. Only the order
 * of values matters, so any unit that is corrected for gene length gives the same score. A gene
 * that is not found contributes nothing and is listed.
 *
 * <p>Intercept and contributions are rounded to multiples of 2^-46 before they are added. Sums of
 * such numbers under 128 are exact in double precision, so that any genes' contributions and the
 * rest make exactly the score, in whatever order; rounding moves a score by less than 4e-12.
 *
 * <p>There is no score when fewer genes are found than the card demands, or when more than half of
 * the genes found share one value.
 */
public final class RankNormalLinearSignature implements Signature {

  private static final double CLIP = 3;

  /** Parts of a score are whole multiples of its inverse, 2^-46 or about 1.4e-14. */
  private static final double GRID = 0x1p46;

  private final SignatureCard card;
  private final GeneMatching matching;
  private final double intercept;
  private final List<Term> terms;

  /**
   * A gene's part in the model.
   *
   * @param gene the gene
   * @param mu mean of the gene's normal score in training
   * @param sd standard deviation of it, positive
   * @param weight change of the score per standard deviation
   */
  public record Term(SignatureGene gene, double mu, double sd, double weight) {}

  /**
   * A signature of numbers.
   *
   * @param card its card
   * @param matching how genes are found
   * @param intercept score at z = 0 throughout
   * @param terms the genes in card order
   */
  public RankNormalLinearSignature(
      SignatureCard card, GeneMatching matching, double intercept, List<Term> terms) {
    this.card = card;
    this.matching = matching;
    this.intercept = onGrid(intercept);
    this.terms = List.copyOf(terms);
  }

  @Override
  public SignatureCard card() {
    return card;
  }

  @Override
  public BoundSignature bind(GeneIndex genes) {
    List<SignatureGene> cardGenes = terms.stream().map(Term::gene).toList();
    FoundGenes found = FoundGenes.among(cardGenes, matching, genes);
    return profile -> score(profile, found);
  }

  private SignatureScore score(ExpressionProfile profile, FoundGenes found) {
    if (found.count() < card.minimumGenes()) {
      return SignatureScore.refused(ScoreRefusal.LOW_GENE_COVERAGE, found);
    }
    double[] values = found.values(profile);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (2 * NormalScores.longestTie(sorted) > sorted.length) {
      return SignatureScore.refused(ScoreRefusal.UNINFORMATIVE_PROFILE, found);
    }
    return score(NormalScores.of(values, sorted), found);
  }

  private SignatureScore score(double[] normalScores, FoundGenes found) {
    List<GeneContribution> contributions = new ArrayList<>(normalScores.length);
    double sum = 0;
    for (int i = 0; i < normalScores.length; i++) {
      Term term = terms.get(found.positions()[i]);
      double z = Math.max(-CLIP, Math.min(CLIP, (normalScores[i] - term.mu()) / term.sd()));
      double contribution = onGrid(term.weight() * z);
      contributions.add(new GeneContribution(term.gene().symbol(), contribution));
      sum += contribution;
    }
    return SignatureScore.of(intercept + sum, found, intercept, contributions);
  }

  private static double onGrid(double value) {
    return Math.rint(value * GRID) / GRID;
  }
}
