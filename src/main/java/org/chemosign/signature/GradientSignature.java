package org.chemosign.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.GeneIndex;

/**
 * A molecular gradient: one independent component of a reference system, projected onto a sample,
 * as PAMG is (Nicolle 2020, EBioMedicine 57:102858, DOI 10.1016/j.ebiom.2020.102858). With G the
 * gene weights of the genes common to system and sample, z the sample's log2(1 + x) centred and
 * scaled over those genes (n - 1) and W = G (G'G)^-1, the raw gradient is direction times z'W of
 * the chosen component. The score is the raw gradient on the scale of the reference cohort, {@code
 * (raw - mean) / sd} (sameAsRef), which one patient alone can have.
 *
 * <p>There is no score when fewer genes are common than the card demands, or when they all have one
 * value. Contributions are in the unit of the score; the intercept is {@code -mean / sd}.
 */
public final class GradientSignature implements Signature {

  private final SignatureCard card;
  private final GeneMatching matching;
  private final ReferenceSystem system;

  /** A signature of numbers. */
  public GradientSignature(SignatureCard card, GeneMatching matching, ReferenceSystem system) {
    this.card = card;
    this.matching = matching;
    this.system = system;
  }

  @Override
  public SignatureCard card() {
    return card;
  }

  @Override
  public List<SignatureGene> genes() {
    return system.genes();
  }

  @Override
  public GeneMatching matching() {
    return matching;
  }

  /** The reference system that samples are projected onto. */
  public ReferenceSystem system() {
    return system;
  }

  @Override
  public BoundGradient bind(GeneIndex genes) {
    FoundGenes found = FoundGenes.among(system.genes(), matching, genes);
    Optional<double[]> column =
        found.count() < card.minimumGenes()
            ? Optional.empty()
            : system.projection(found.positions());
    return new BoundGradient(found, column);
  }

  /**
   * Gradients on the scale of a submitted cohort (newRef): centred on its mean and divided by three
   * of its standard deviations (n - 1), so that most samples lie between -1 and 1.
   *
   * @param raw raw gradients of the cohort, at least two and not all equal
   */
  public static double[] newReference(double[] raw) {
    double[] centred = centre(raw);
    double scale = 3 * standardDeviation(centred);
    for (int i = 0; i < centred.length; i++) {
      centred[i] /= scale;
    }
    return centred;
  }

  private static double[] centre(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - sum / values.length;
    }
    return centred;
  }

  private static double standardDeviation(double[] centred) {
    double squares = 0;
    for (double value : centred) {
      squares += value * value;
    }
    return Math.sqrt(squares / (centred.length - 1));
  }

  /** A gradient whose genes have been found and whose projection has been computed. Thread-safe. */
  public final class BoundGradient implements BoundSignature {

    private final FoundGenes found;
    private final Optional<double[]> column;

    private BoundGradient(FoundGenes found, Optional<double[]> column) {
      this.found = found;
      this.column = column;
    }

    /** The raw gradient of a profile; empty when the profile does not allow one. */
    public OptionalDouble raw(ExpressionProfile profile) {
      return terms(profile)
          .map(terms -> OptionalDouble.of(sum(terms)))
          .orElse(OptionalDouble.empty());
    }

    @Override
    public SignatureScore score(ExpressionProfile profile) {
      if (column.isEmpty()) {
        return SignatureScore.refused(ScoreRefusal.LOW_GENE_COVERAGE, found);
      }
      return terms(profile)
          .map(this::score)
          .orElseGet(() -> SignatureScore.refused(ScoreRefusal.UNINFORMATIVE_PROFILE, found));
    }

    private SignatureScore score(double[] terms) {
      List<GeneContribution> contributions = new ArrayList<>(terms.length);
      for (int i = 0; i < terms.length; i++) {
        String symbol = system.genes().get(found.positions()[i]).symbol();
        contributions.add(new GeneContribution(symbol, terms[i] / system.sd()));
      }
      double value = (sum(terms) - system.mean()) / system.sd();
      return SignatureScore.of(value, found, -system.mean() / system.sd(), contributions);
    }

    /** What each gene adds to the raw gradient; empty without projection or variation. */
    private Optional<double[]> terms(ExpressionProfile profile) {
      if (column.isEmpty()) {
        return Optional.empty();
      }
      double[] values = found.log2Values(profile);
      if (Arrays.stream(values).allMatch(value -> value == values[0])) {
        return Optional.empty();
      }
      double[] terms = centre(values);
      double sd = standardDeviation(terms);
      double[] weights = column.orElseThrow();
      for (int i = 0; i < terms.length; i++) {
        terms[i] = terms[i] / sd * weights[i];
      }
      return Optional.of(terms);
    }

    private static double sum(double[] terms) {
      double sum = 0;
      for (double term : terms) {
        sum += term;
      }
      return sum;
    }
  }
}
