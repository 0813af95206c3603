package org.chemosign.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code trees.tsv}: one row a node, nodes by tree and number, trees from 1 and nodes from
 * 0. A leaf has {@code -} for feature, threshold, left and right.
 */
final class TreesTable {

  /** Name of the file. */
  static final String FILE = "trees.tsv";

  private static final List<String> COLUMNS =
      List.of("tree", "node", "feature", "threshold", "left", "right", "value");
  private static final String NONE = "-";

  private final NumbersTable table;
  private final Map<String, Integer> features = new HashMap<>();

  private TreesTable(NumbersTable table, List<String> names) {
    this.table = table;
    for (int i = 0; i < names.size(); i++) {
      features.put(names.get(i), i);
    }
  }

  /** Reads the trees, whose features are named. */
  static List<RegressionTree> read(NumbersTable table, List<String> features) {
    table.requireHeader(COLUMNS);
    if (table.size() == 0) {
      throw table.fault("has no tree");
    }
    return new TreesTable(table, features).trees();
  }

  private List<RegressionTree> trees() {
    List<RegressionTree> trees = new ArrayList<>();
    List<RegressionTree.Node> nodes = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      if (table.count(row, 0) == trees.size() + 2 && !nodes.isEmpty()) {
        trees.add(tree(trees.size() + 1, nodes));
        nodes.clear();
      }
      if (table.count(row, 0) != trees.size() + 1 || table.count(row, 1) != nodes.size()) {
        throw table.fault("line " + (row + 2) + ": trees count from 1 and their nodes from 0");
      }
      nodes.add(node(row));
    }
    trees.add(tree(trees.size() + 1, nodes));
    return trees;
  }

  private RegressionTree tree(int number, List<RegressionTree.Node> nodes) {
    try {
      return new RegressionTree(nodes.toArray(RegressionTree.Node[]::new));
    } catch (IllegalArgumentException e) {
      throw table.fault("tree " + number + ": " + e.getMessage());
    }
  }

  private RegressionTree.Node node(int row) {
    String feature = table.text(row, 2);
    double value = table.number(row, 6);
    if (feature.equals(NONE)) {
      for (int column = 3; column < 6; column++) {
        if (!table.text(row, column).equals(NONE)) {
          throw table.fault("line " + (row + 2) + " is a leaf and has more than a value");
        }
      }
      return RegressionTree.Node.leaf(value);
    }
    Integer position = features.get(feature);
    if (position == null) {
      throw table.fault(
          "line " + (row + 2) + ": no feature is " + SignaturePackException.quoted(feature));
    }
    return new RegressionTree.Node(
        position, table.number(row, 3), table.count(row, 4), table.count(row, 5), value);
  }
}
