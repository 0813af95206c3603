package org.chemosign.training;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A binary regression tree. A sample goes left where its feature is below the threshold, right
 * otherwise, until a leaf.
 *
 * @param nodes the nodes; the first one is the root
 */
public record RegressionTree(List<Node> nodes) {

  /** Stands for the feature of a leaf. */
  public static final int LEAF = -1;

  /**
   * A node.
   *
   * @param feature number of the feature that is tested, or {@link #LEAF}
   * @param threshold what it is compared with
   * @param left number of the node for values below the threshold
   * @param right number of the node for other values
   * @param value prediction of a leaf; the mean of those below it, of an inner node
   */
  public record Node(int feature, double threshold, int left, int right, double value) {

    static Node leaf(double value) {
      return new Node(LEAF, 0, 0, 0, value);
    }

    Node withValue(double other) {
      return new Node(feature, threshold, left, right, other);
    }
  }

  public RegressionTree {
    nodes = List.copyOf(nodes);
  }

  /** Value of the leaf that a sample falls into. */
  public double predict(double[] features) {
    Node node = nodes.get(0);
    while (node.feature() != LEAF) {
      node = nodes.get(next(node, features));
    }
    return node.value();
  }

  /** Numbers of the nodes that a sample passes, from the root to its leaf. */
  int[] path(double[] features) {
    IntStream.Builder path = IntStream.builder();
    int at = 0;
    path.add(at);
    while (nodes.get(at).feature() != LEAF) {
      at = next(nodes.get(at), features);
      path.add(at);
    }
    return path.build().toArray();
  }

  /** Value of the leftmost leaf under a node. */
  double leafBelow(int node) {
    int at = node;
    while (nodes.get(at).feature() != LEAF) {
      at = nodes.get(at).left();
    }
    return nodes.get(at).value();
  }

  private static int next(Node node, double[] features) {
    return features[node.feature()] < node.threshold() ? node.left() : node.right();
  }
}
