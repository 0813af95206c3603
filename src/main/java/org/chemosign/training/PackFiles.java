package org.chemosign.training;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.chemosign.signature.SignatureGene;

/** The numbers of a model as the files of a pack. */
final class PackFiles {

  private static final String NONE = "-";

  private final TrainedModel model;
  private final List<SignatureGene> genes;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private PackFiles(TrainingSet set, TrainedModel model) {
    this.model = model;
    this.genes = IntStream.of(model.space().genes()).mapToObj(set.genes()::get).toList();
  }

  /** Files by name, {@code numbers.tsv} among them; not the card. */
  static SortedMap<String, byte[]> of(TrainingSet set, TrainedModel model) {
    PackFiles files = new PackFiles(set, model);
    files.add();
    return files.files;
  }

  /** Code of the engine that a model needs. */
  static String kind(FittedModel model) {
    if (model instanceof FittedModel.Linear) {
      return "rank-normal-linear";
    }
    return model instanceof FittedModel.Forest ? "rank-normal-trees" : "weka-model";
  }

  /** The engine's own parameters. */
  static Map<String, Object> parameters(FittedModel model) {
    if (model instanceof FittedModel.Opaque opaque) {
      return Map.of("classifier", opaque.model().type());
    }
    return Map.of("intercept", model instanceof FittedModel.Linear l ? l.intercept() : 0.0);
  }

  private void add() {
    if (model.model() instanceof FittedModel.Linear linear) {
      put("numbers.tsv", numbers(linear.weights()));
    } else {
      put("numbers.tsv", numbers(null));
    }
    if (model.model() instanceof FittedModel.Forest forest) {
      put("trees.tsv", trees(forest));
      if (forest.projection().length > 0) {
        put("projection.tsv", projection(forest.projection()));
      }
    }
    if (model.model() instanceof FittedModel.Opaque opaque) {
      files.put("model.bin", opaque.model().serialised());
    }
  }

  private void put(String name, StringBuilder text) {
    files.put(name, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Genes with mean and deviation, and weights where there are any. */
  private StringBuilder numbers(double[] weights) {
    StringBuilder text = new StringBuilder("gene\tentrez\tmu\tsd");
    text.append(weights == null ? "\n" : "\tweight\n");
    for (int i = 0; i < genes.size(); i++) {
      text.append(genes.get(i).symbol()).append('\t').append(genes.get(i).entrezId());
      text.append('\t').append(Digits.plain(model.space().mu()[i]));
      text.append('\t').append(Digits.plain(model.space().sd()[i]));
      text.append(weights == null ? "" : "\t" + Digits.plain(weights[i])).append('\n');
    }
    return text;
  }

  private StringBuilder projection(double[][] projection) {
    StringBuilder text = new StringBuilder("gene");
    for (int component = 1; component <= projection.length; component++) {
      text.append("\tcomponent-").append(component);
    }
    text.append('\n');
    for (int i = 0; i < genes.size(); i++) {
      text.append(genes.get(i).symbol());
      for (double[] pattern : projection) {
        text.append('\t').append(Digits.plain(pattern[i]));
      }
      text.append('\n');
    }
    return text;
  }

  private StringBuilder trees(FittedModel.Forest forest) {
    StringBuilder text = new StringBuilder("tree\tnode\tfeature\tthreshold\tleft\tright\tvalue\n");
    for (int tree = 0; tree < forest.trees().size(); tree++) {
      List<RegressionTree.Node> nodes = forest.trees().get(tree).nodes();
      for (int number = 0; number < nodes.size(); number++) {
        text.append(tree + 1).append('\t').append(number).append('\t');
        append(text, nodes.get(number), forest.projection().length > 0);
      }
    }
    return text;
  }

  private void append(StringBuilder text, RegressionTree.Node node, boolean projected) {
    if (node.feature() == RegressionTree.LEAF) {
      text.append((NONE + "\t").repeat(4));
    } else {
      int feature = node.feature();
      text.append(projected ? "component-" + (feature + 1) : genes.get(feature).symbol());
      text.append('\t').append(node.threshold()).append('\t').append(node.left());
      text.append('\t').append(node.right()).append('\t');
    }
    text.append(Digits.plain(node.value())).append('\n');
  }
}
