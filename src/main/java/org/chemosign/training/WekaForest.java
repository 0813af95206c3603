package org.chemosign.training;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chemosign.signature.WekaSettings;
import weka.classifiers.Classifier;
import weka.classifiers.trees.RandomForest;
import weka.classifiers.trees.RandomTree;

/**
 * Trains a random forest of Weka (Breiman 2001, DOI 10.1023/A:1010933404324) and takes its trees
 * out as numbers. Weka shows them as text only, at reduced precision, so they are read from its
 * fields; what comes out is checked against what Weka predicts.
 */
final class WekaForest {

  private static final double TOLERANCE = 1e-12;
  private static final int SMALLEST_LEAF = 5;

  private WekaForest() {}

  /**
   * The trees of a forest.
   *
   * @param design training samples
   * @param trees how many
   * @param candidates features tried at a split
   * @throws IllegalStateException when the trees do not predict what Weka predicts
   */
  static List<RegressionTree> train(Design design, int trees, int candidates) {
    WekaSettings.apply();
    RandomForest forest = new RandomForest();
    forest.setNumIterations(trees);
    forest.setNumFeatures(Math.max(1, Math.min(candidates, design.features())));
    forest.setNumExecutionSlots(1);
    forest.setSeed((int) (design.seed() ^ design.seed() >>> 32));
    ((RandomTree) forest.getClassifier()).setMinNum(SMALLEST_LEAF);
    WekaRegression regression = WekaRegression.train(forest, design, 0);
    List<RegressionTree> exact = new ArrayList<>();
    for (Object tree : (Classifier[]) field(forest, "m_Classifiers")) {
      exact.add(tree(field(tree, "m_Tree")));
    }
    check(exact, regression, design);
    return exact.stream().map(tree -> valued(tree, design)).toList();
  }

  private static void check(List<RegressionTree> trees, WekaRegression weka, Design design) {
    FittedModel.Forest forest = new FittedModel.Forest(new double[0][], trees);
    for (double[] z : design.z()) {
      double expected = weka.predict(z);
      double difference = Math.abs(forest.predict(z) - expected);
      if (!(difference <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
        throw new IllegalStateException("an exported forest differs from Weka's by " + difference);
      }
    }
  }

  private static RegressionTree tree(Object root) {
    List<RegressionTree.Node> nodes = new ArrayList<>();
    add(root, Double.NaN, nodes);
    return new RegressionTree(nodes);
  }

  /** Adds a node and what hangs from it; returns its number. */
  private static int add(Object node, double parent, List<RegressionTree.Node> nodes) {
    double[] distribution = (double[]) field(node, "m_ClassDistribution");
    double value = distribution == null ? parent : distribution[0];
    Object[] successors = (Object[]) field(node, "m_Successors");
    int attribute = (int) field(node, "m_Attribute");
    int number = nodes.size();
    nodes.add(RegressionTree.Node.leaf(value));
    if (attribute >= 0 && successors != null) {
      int left = add(successors[0], value, nodes);
      int right = add(successors[1], value, nodes);
      double threshold = (double) field(node, "m_SplitPoint");
      nodes.set(number, new RegressionTree.Node(attribute, threshold, left, right, value));
    }
    return number;
  }

  /**
   * Leaves at fifteen digits and, for inner nodes, the mean of the leaves that the training samples
   * below them fall into. Thresholds stay as they are, because they decide.
   */
  private static RegressionTree valued(RegressionTree tree, Design design) {
    int nodes = tree.nodes().size();
    double[] sums = new double[nodes];
    double[] weights = new double[nodes];
    for (int i = 0; i < design.samples(); i++) {
      int[] path = tree.path(design.z()[i]);
      double leaf = tree.nodes().get(path[path.length - 1]).value();
      for (int node : path) {
        sums[node] += design.weights()[i] * leaf;
        weights[node] += design.weights()[i];
      }
    }
    List<RegressionTree.Node> valued = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      RegressionTree.Node old = tree.nodes().get(node);
      boolean leaf = old.feature() == RegressionTree.LEAF || weights[node] == 0;
      double value = leaf ? tree.leafBelow(node) : sums[node] / weights[node];
      valued.add(old.withValue(Digits.fifteen(value)));
    }
    return new RegressionTree(valued);
  }

  private static Object field(Object owner, String name) {
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      boolean here =
          Arrays.stream(type.getDeclaredFields()).anyMatch(f -> f.getName().equals(name));
      if (here) {
        return value(owner, type, name);
      }
    }
    throw new IllegalStateException("this version of Weka has no field " + name);
  }

  private static Object value(Object owner, Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Weka's field " + name + " cannot be read", e);
    }
  }
}
