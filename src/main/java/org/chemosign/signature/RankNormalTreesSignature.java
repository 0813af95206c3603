package org.chemosign.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chemosign.expression.GeneIndex;

/**
 * A forest of regression trees (Breiman 2001, DOI 10.1023/A:1010933404324) as plain numbers, on the
 * scaled normal scores of the linear kind or on linear components of them. The score is the
 * intercept plus the mean of the trees.
 *
 * <p>A tree stops where it asks for a gene that was not found, and says what it says of all samples
 * that came there; so a missing gene contributes nothing, as in the linear kind. In a component a
 * missing gene counts as z = 0.
 *
 * <p>Contributions are Saabas' (each step from node to child adds the change of value to the gene
 * asked for), one a gene found in card order, or one a component where there are components. The
 * intercept is the given one plus the mean of the roots. Both are on the grid of 2^-46 of the
 * linear kind, so that intercept and contributions sum to the score exactly; rounding moves a score
 * by less than 5e-12.
 */
public final class RankNormalTreesSignature implements Signature {

  private final SignatureCard card;
  private final GeneMatching matching;
  private final RankNormalGenes scaling;
  private final Forest forest;

  /**
   * The trees and what they ask for.
   *
   * @param intercept added to the mean of the trees
   * @param trees at least one
   * @param projection components, where the features are not the genes themselves
   */
  record Forest(
      double intercept, List<RegressionTree> trees, Optional<ComponentProjection> projection) {

    Forest {
      trees = List.copyOf(trees);
    }

    double meanRoot() {
      double sum = 0;
      for (RegressionTree tree : trees) {
        sum += tree.rootValue();
      }
      return intercept + sum / trees.size();
    }
  }

  RankNormalTreesSignature(
      SignatureCard card, GeneMatching matching, RankNormalGenes scaling, Forest forest) {
    this.card = card;
    this.matching = matching;
    this.scaling = scaling;
    this.forest = forest;
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
    return forest
        .projection()
        .map(projection -> ofComponents(z, projection, found))
        .orElseGet(() -> ofGenes(z, found));
  }

  private SignatureScore ofComponents(
      double[] z, ComponentProjection projection, FoundGenes found) {
    double[] steps = steps(projection.of(z, found), new boolean[projection.components().size()]);
    List<GeneContribution> contributions = new ArrayList<>(steps.length);
    for (int k = 0; k < steps.length; k++) {
      contributions.add(new GeneContribution(projection.components().get(k), steps[k]));
    }
    return sum(contributions, found);
  }

  private SignatureScore ofGenes(double[] z, FoundGenes found) {
    double[] features = new double[scaling.genes().size()];
    boolean[] missing = new boolean[features.length];
    Arrays.fill(missing, true);
    for (int i = 0; i < z.length; i++) {
      features[found.positions()[i]] = z[i];
      missing[found.positions()[i]] = false;
    }
    double[] steps = steps(features, missing);
    List<GeneContribution> contributions = new ArrayList<>(z.length);
    for (int position : found.positions()) {
      contributions.add(
          new GeneContribution(scaling.genes().get(position).symbol(), steps[position]));
    }
    return sum(contributions, found);
  }

  /** What each feature adds to the mean of the trees, on the grid. */
  private double[] steps(double[] features, boolean[] missing) {
    double[] steps = new double[features.length];
    forest.trees().forEach(tree -> tree.walk(features, feature -> !missing[feature], steps));
    for (int i = 0; i < steps.length; i++) {
      steps[i] = ScoreGrid.round(steps[i] / forest.trees().size());
    }
    return steps;
  }

  private SignatureScore sum(List<GeneContribution> contributions, FoundGenes found) {
    double intercept = ScoreGrid.round(forest.meanRoot());
    double sum = 0;
    for (GeneContribution contribution : contributions) {
      sum += contribution.contribution();
    }
    return SignatureScore.of(intercept + sum, found, intercept, contributions);
  }
}
