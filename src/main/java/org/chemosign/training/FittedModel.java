package org.chemosign.training;

import java.util.List;

/**
 * A model on standardised features, as it is exported: what it predicts is what the pack scores.
 */
public sealed interface FittedModel {

  /** Predicted response of one sample. */
  double predict(double[] z);

  /**
   * A sum of weights times features.
   *
   * @param intercept prediction at zero
   * @param weights one a feature, at fifteen significant digits
   */
  record Linear(double intercept, double[] weights) implements FittedModel {

    public Linear {
      intercept = Digits.fifteen(intercept);
      weights = Digits.fifteen(weights);
    }

    @Override
    public double predict(double[] z) {
      return intercept + Vectors.dot(weights, z);
    }

    /** The mean of linear models on the same features. */
    static Linear average(List<Linear> models) {
      double[] weights = new double[models.get(0).weights().length];
      double intercept = 0;
      for (Linear model : models) {
        intercept += model.intercept() / models.size();
        Vectors.add(weights, 1.0 / models.size(), model.weights());
      }
      return new Linear(intercept, weights);
    }
  }

  /**
   * The mean of regression trees, on features or on projections of them.
   *
   * @param projection components x features; no rows for trees on the features themselves
   * @param trees the trees
   */
  record Forest(double[][] projection, List<RegressionTree> trees) implements FittedModel {

    public Forest {
      trees = List.copyOf(trees);
    }

    @Override
    public double predict(double[] z) {
      double[] inputs = inputs(z);
      double sum = 0;
      for (RegressionTree tree : trees) {
        sum += tree.predict(inputs);
      }
      return sum / trees.size();
    }

    private double[] inputs(double[] z) {
      if (projection.length == 0) {
        return z;
      }
      double[] inputs = new double[projection.length];
      for (int component = 0; component < inputs.length; component++) {
        inputs[component] = Vectors.dot(projection[component], z);
      }
      return inputs;
    }
  }

  /**
   * A model that only Weka can evaluate, kept as its serialised form.
   *
   * @param model the classifier
   * @param features number of features
   */
  record Opaque(WekaRegression model, int features) implements FittedModel {

    @Override
    public double predict(double[] z) {
      return model.predict(z);
    }
  }
}
