package org.chemosign.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Partial least squares of one response (PLS1; Wold 2001, DOI 10.1016/S0169-7439(01)00155-1), by
 * deflation of the features.
 *
 * @param most largest number of components
 */
public record PartialLeastSquaresLearner(int most) implements Learner {

  private static final String COMPONENTS = "components";

  /** One to six components. */
  public static PartialLeastSquaresLearner usual() {
    return new PartialLeastSquaresLearner(6);
  }

  @Override
  public String code() {
    return "pls";
  }

  @Override
  public String title() {
    return "partial least squares";
  }

  @Override
  public List<Setting> settings() {
    return IntStream.rangeClosed(1, most).mapToObj(k -> Setting.of(COMPONENTS, k)).toList();
  }

  @Override
  public List<FittedModel> fit(Design design, List<Setting> settings) {
    Components components = new Components(design);
    List<FittedModel> models = new ArrayList<>();
    for (Setting setting : settings) {
      models.add(components.model((int) setting.value(COMPONENTS)));
    }
    return models;
  }

  /** The components taken so far and the weights after each. */
  private static final class Components {

    private final Design design;
    private final double[] means;
    private final double[][] columns;
    private final double[] rest;
    private final List<double[]> directions = new ArrayList<>();
    private final List<double[]> loadings = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();

    Components(Design design) {
      this.design = design;
      this.columns = Vectors.transpose(design.weightedRows(), design.features());
      this.means = new double[columns.length];
      this.rest = design.weightedDeviations();
      double[] roots = new double[design.samples()];
      for (int i = 0; i < roots.length; i++) {
        roots[i] = Math.sqrt(design.weights()[i]);
      }
      for (int j = 0; j < columns.length; j++) {
        means[j] = Vectors.dot(columns[j], roots) / Vectors.sum(design.weights());
        Vectors.add(columns[j], -means[j], roots);
      }
      weights.add(new double[columns.length]);
    }

    FittedModel model(int components) {
      while (weights.size() <= components) {
        weights.add(next(weights.get(weights.size() - 1).clone()));
      }
      double[] chosen = weights.get(components);
      return new FittedModel.Linear(design.mean() - Vectors.dot(chosen, means), chosen);
    }

    /** Takes one more component; nothing changes when none is left. */
    private double[] next(double[] sum) {
      double[] direction = new double[columns.length];
      for (int j = 0; j < columns.length; j++) {
        direction[j] = Vectors.dot(columns[j], rest);
      }
      double length = Math.sqrt(Vectors.dot(direction, direction));
      if (length < 1e-12) {
        return sum;
      }
      double[] scores = new double[rest.length];
      for (int j = 0; j < columns.length; j++) {
        direction[j] /= length;
        Vectors.add(scores, direction[j], columns[j]);
      }
      double square = Vectors.dot(scores, scores);
      double[] loading = new double[columns.length];
      for (int j = 0; j < columns.length; j++) {
        loading[j] = Vectors.dot(columns[j], scores) / square;
        Vectors.add(columns[j], -loading[j], scores);
      }
      double part = Vectors.dot(rest, scores) / square;
      Vectors.add(rest, -part, scores);
      Vectors.add(sum, part, onFeatures(direction));
      loadings.add(loading);
      return sum;
    }

    /** The direction on the features before deflation that gives the same scores. */
    private double[] onFeatures(double[] direction) {
      double[] original = direction.clone();
      for (int k = 0; k < loadings.size(); k++) {
        Vectors.add(original, -Vectors.dot(loadings.get(k), direction), directions.get(k));
      }
      directions.add(original);
      return original;
    }
  }
}
