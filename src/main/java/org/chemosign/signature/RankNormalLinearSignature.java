package org.chemosign.signature;

import java.util.ArrayList;
import java.util.List;
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

  private final SignatureCard card;
  private final GeneMatching matching;
  private final double intercept;
  private final List<Term> terms;
  private final RankNormalGenes scaling;

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
    this.intercept = ScoreGrid.round(intercept);
    this.terms = List.copyOf(terms);
    this.scaling = scaling(terms);
  }

  @Override
  public SignatureCard card() {
    return card;
  }

  @Override
  public List<SignatureGene> genes() {
    return scaling.genes();
  }

  @Override
  public GeneMatching matching() {
    return matching;
  }

  @Override
  public BoundSignature bind(GeneIndex genes) {
    return scaling.bind(this, genes, this::score);
  }

  private SignatureScore score(double[] z, FoundGenes found) {
    List<GeneContribution> contributions = new ArrayList<>(z.length);
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      Term term = terms.get(found.positions()[i]);
      double contribution = ScoreGrid.round(term.weight() * z[i]);
      contributions.add(new GeneContribution(term.gene().symbol(), contribution));
      sum += contribution;
    }
    return SignatureScore.of(intercept + sum, found, intercept, contributions);
  }

  private static RankNormalGenes scaling(List<Term> terms) {
    return new RankNormalGenes(
        terms.stream().map(Term::gene).toList(),
        terms.stream().mapToDouble(Term::mu).toArray(),
        terms.stream().mapToDouble(Term::sd).toArray());
  }
}
