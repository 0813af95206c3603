package org.chemosign.signature;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.GeneIndex;

/**
 * Where a reference cohort lies in a signature's gene space, and how far a sample lies from it. The
 * distance is the root mean square, over the domain's genes found in the sample, of q - m: q is the
 * gene's rank-based normal score among these genes ({@link NormalScores}), m its mean in the
 * cohort. It depends on the order of the values only. The same profile has 0; unrelated profiles
 * have about 1.4.
 */
public final class ApplicabilityDomain {

  /** Share of the genes that a distance is told from at least. */
  private static final double LEAST_SHARE = 0.5;

  private final DomainLimits limits;
  private final GeneMatching matching;
  private final List<SignatureGene> genes;
  private final double[] means;

  /**
   * A domain of numbers.
   *
   * @param limits what is near and what is far
   * @param matching how genes are found, as in the signature
   * @param genes the genes that the cohort measures, in the signature's order
   * @param means mean normal score of each gene in the cohort
   * @throws IllegalArgumentException when there is no gene, or not one mean a gene
   */
  ApplicabilityDomain(
      DomainLimits limits, GeneMatching matching, List<SignatureGene> genes, double[] means) {
    this.limits = limits;
    this.matching = matching;
    this.genes = List.copyOf(genes);
    this.means = means.clone();
    if (genes.size() != means.length || genes.isEmpty()) {
      throw new IllegalArgumentException("a domain needs one mean a gene");
    }
  }

  /** What is near and what is far. */
  public DomainLimits limits() {
    return limits;
  }

  /** Finds the domain's genes among the rows of a file, once for all samples that share them. */
  public BoundDomain bind(GeneIndex index) {
    return new BoundDomain(FoundGenes.among(genes, matching, index));
  }

  /** A domain whose genes have been found. Thread-safe. */
  public final class BoundDomain {

    private final FoundGenes found;

    private BoundDomain(FoundGenes found) {
      this.found = found;
    }

    /** Distance of a profile; empty when fewer than half of the domain's genes are in it. */
    public OptionalDouble distance(ExpressionProfile profile) {
      if (found.count() < LEAST_SHARE * genes.size()) {
        return OptionalDouble.empty();
      }
      double[] centre = Arrays.stream(found.positions()).mapToDouble(p -> means[p]).toArray();
      return OptionalDouble.of(
          ApplicabilityDomain.distance(NormalScores.of(found.values(profile)), centre));
    }
  }

  /** Root mean square difference of two vectors of one length. */
  static double distance(double[] scores, double[] centre) {
    double squares = 0;
    for (int i = 0; i < scores.length; i++) {
      double difference = scores[i] - centre[i];
      squares += difference * difference;
    }
    return Math.sqrt(squares / scores.length);
  }
}
