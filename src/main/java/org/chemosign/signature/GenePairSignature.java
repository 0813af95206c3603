package org.chemosign.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.GeneIndex;

/**
 * A logistic model on top scoring gene pairs, as PurIST is (Rashid 2020, Clin Cancer Res 26:82, DOI
 * 10.1158/1078-0432.CCR-19-1467): p = logistic(b0 + the sum of b of every pair whose first gene is
 * strictly higher than its second). Only comparisons within the sample matter.
 *
 * <p>A pair with a missing gene could be true or false, so it gives bounds in place of a value; a
 * class is called only where both bounds agree on it. Contributions are in logit space: with the
 * intercept they sum to the logit of the score, not to the score. A pair is named {@code A>B}.
 */
public final class GenePairSignature implements Signature {

  private final SignatureCard card;
  private final GeneMatching matching;
  private final Model model;

  /**
   * Two genes that are compared within a sample.
   *
   * @param higher the gene that is higher in a true pair
   * @param lower the gene that is lower in a true pair
   * @param coefficient what a true pair adds to the logit
   */
  public record Pair(SignatureGene higher, SignatureGene lower, double coefficient) {

    /** Name for people, such as {@code GPR87>REG4}. */
    public String name() {
      return higher.symbol() + ">" + lower.symbol();
    }
  }

  /**
   * The numbers of a gene-pair signature.
   *
   * @param intercept logit when no pair is true
   * @param pairs the pairs in card order
   * @param classes names of the classes
   */
  public record Model(double intercept, List<Pair> pairs, SubtypeClasses classes) {

    public Model {
      pairs = List.copyOf(pairs);
    }
  }

  /** A signature of numbers. */
  public GenePairSignature(SignatureCard card, GeneMatching matching, Model model) {
    this.card = card;
    this.matching = matching;
    this.model = model;
  }

  @Override
  public SignatureCard card() {
    return card;
  }

  @Override
  public GeneMatching matching() {
    return matching;
  }

  /**
   * The class of a score and how clear it is; empty when the bounds disagree on the class. Where
   * the bounds agree on the class but not on how clear it is, the weaker grade is given.
   */
  public Optional<SubtypeClasses.Subtype> classify(SignatureScore score) {
    return score.bounds().flatMap(b -> model.classes().agreed(b.low(), b.high()));
  }

  /** Whether the genes found in a profile have at least two different values among them. */
  public boolean informative(ExpressionProfile profile) {
    FoundGenes found = FoundGenes.among(genes(), matching, profile.genes());
    double[] values = found.values(profile);
    for (double value : values) {
      if (value != values[0]) {
        return true;
      }
    }
    return false;
  }

  @Override
  public BoundSignature bind(GeneIndex genes) {
    List<SignatureGene> cardGenes = genes();
    FoundGenes found = FoundGenes.among(cardGenes, matching, genes);
    int[] higher = rows(genes, Pair::higher);
    int[] lower = rows(genes, Pair::lower);
    return profile -> score(found, i -> compare(profile, higher[i], lower[i]));
  }

  /** All genes, each once, the higher before the lower one of each pair. */
  @Override
  public List<SignatureGene> genes() {
    return model.pairs().stream()
        .flatMap(pair -> Stream.of(pair.higher(), pair.lower()))
        .distinct()
        .toList();
  }

  private int[] rows(GeneIndex genes, Function<Pair, SignatureGene> side) {
    return model.pairs().stream().mapToInt(p -> matching.rowOf(side.apply(p), genes)).toArray();
  }

  /** Whether a pair is true; empty when a gene of it was not found. */
  private static Optional<Boolean> compare(ExpressionProfile profile, int higher, int lower) {
    return higher < 0 || lower < 0
        ? Optional.empty()
        : Optional.of(profile.value(higher) > profile.value(lower));
  }

  private SignatureScore score(FoundGenes found, IntFunction<Optional<Boolean>> comparison) {
    List<GeneContribution> contributions = new ArrayList<>(model.pairs().size());
    double known = 0;
    double least = 0;
    double most = 0;
    for (int i = 0; i < model.pairs().size(); i++) {
      Pair pair = model.pairs().get(i);
      Optional<Boolean> higher = comparison.apply(i);
      if (higher.isEmpty()) {
        least += Math.min(0, pair.coefficient());
        most += Math.max(0, pair.coefficient());
      } else {
        double added = higher.get() ? pair.coefficient() : 0;
        contributions.add(new GeneContribution(pair.name(), added));
        known += added;
      }
    }
    double logit = model.intercept() + known;
    SignatureScore.Bounds bounds =
        new SignatureScore.Bounds(logistic(logit + least), logistic(logit + most));
    boolean open = contributions.size() < model.pairs().size();
    return new SignatureScore(
        open ? OptionalDouble.empty() : OptionalDouble.of(logistic(logit)),
        found.count(),
        found.missing(),
        model.intercept(),
        contributions,
        Optional.of(bounds),
        open ? Optional.of(refusal(found)) : Optional.empty());
  }

  private ScoreRefusal refusal(FoundGenes found) {
    return found.count() < card.minimumGenes()
        ? ScoreRefusal.LOW_GENE_COVERAGE
        : ScoreRefusal.MISSING_GENES;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
