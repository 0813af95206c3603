package org.chemosign.signature;

import java.util.function.IntPredicate;

/**
 * A binary regression tree as plain numbers. Node 0 is the root; children have greater numbers than
 * their parent. A sample goes left where its feature is strictly less than the threshold. Every
 * node has a value, in training the mean response of the samples that reached it.
 */
final class RegressionTree {

  /** Stands for the feature of a leaf. */
  static final int LEAF = -1;

  private final Node[] nodes;

  /**
   * A node.
   *
   * @param feature position of the feature that is asked for; {@link #LEAF} for none
   * @param threshold the value that divides; not used in a leaf
   * @param left number of the child for smaller values; not used in a leaf
   * @param right number of the child for all others; not used in a leaf
   * @param value what the tree says of a sample that gets no further
   */
  record Node(int feature, double threshold, int left, int right, double value) {

    static Node leaf(double value) {
      return new Node(LEAF, 0, 0, 0, value);
    }
  }

  /**
   * A tree of its nodes, node 0 first.
   *
   * @throws IllegalArgumentException when they are not one tree; the message says where
   */
  RegressionTree(Node... nodes) {
    this.nodes = nodes.clone();
    int[] parents = new int[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      if (nodes[i].feature() != LEAF) {
        adopt(parents, i, nodes[i].left());
        adopt(parents, i, nodes[i].right());
      }
    }
    for (int i = 1; i < nodes.length; i++) {
      if (parents[i] != 1) {
        throw new IllegalArgumentException(
            "node " + i + " has " + parents[i] + " parents, not one");
      }
    }
  }

  private static void adopt(int[] parents, int node, int child) {
    if (child <= node || child >= parents.length) {
      throw new IllegalArgumentException(
          "node " + node + " has the child " + child + ", which is no later node of its tree");
    }
    parents[child]++;
  }

  double rootValue() {
    return nodes[0].value();
  }

  /**
   * Follows a sample down and adds, for each step, the change of value to the feature that was
   * asked for (Saabas' decomposition). The walk ends at a leaf or where a feature is not known.
   *
   * @param features values of the features
   * @param known whether a feature is known
   * @param steps one entry a feature; changed
   */
  void walk(double[] features, IntPredicate known, double[] steps) {
    Node node = nodes[0];
    while (node.feature() != LEAF && known.test(node.feature())) {
      Node next = nodes[features[node.feature()] < node.threshold() ? node.left() : node.right()];
      steps[node.feature()] += next.value() - node.value();
      node = next;
    }
  }
}
