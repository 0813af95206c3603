package org.chemosign.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.List;
import org.chemosign.expression.GeneIndex;
import weka.classifiers.Classifier;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * A regression model of Weka on the scaled normal scores of the linear kind, for learners that have
 * no form in plain numbers. The model is a serialised Java object and so could be code: it is read
 * only from a pack in a directory of the operator's, after its hash on the card has been checked,
 * and only as far as {@link ModelClasses} allows.
 *
 * <p>The score is what the model says; a gene that was not found counts as z = 0, its mean in
 * training. The model does not tell what each gene adds: there are no contributions.
 */
public final class WekaModelSignature implements Signature {

  /** Name of the file with the serialised model. */
  static final String FILE = "model.bin";

  private final SignatureCard card;
  private final GeneMatching matching;
  private final RankNormalGenes scaling;
  private final Classifier model;
  private final Instances header;

  private WekaModelSignature(
      SignatureCard card, GeneMatching matching, RankNormalGenes scaling, Classifier model) {
    this.card = card;
    this.matching = matching;
    this.scaling = scaling;
    this.model = model;
    this.header = header(scaling.genes());
  }

  /** A signature of a serialised model whose hash has been checked. */
  static WekaModelSignature read(PackCard pack, RankNormalGenes scaling, ModelFile file) {
    return new WekaModelSignature(pack.card(), pack.matching(), scaling, classifier(file));
  }

  /**
   * A serialised model.
   *
   * @param pack name of its pack
   * @param type name of the class that the model has to be
   * @param bytes the serialised object
   */
  record ModelFile(String pack, String type, byte[] bytes) {

    private SignaturePackException fault(String what) {
      return new SignaturePackException(pack, FILE, what);
    }
  }

  private static Classifier classifier(ModelFile file) {
    WekaSettings.apply();
    ModelClasses filter = new ModelClasses();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(file.bytes()))) {
      in.setObjectInputFilter(filter);
      Object model = in.readObject();
      if (model instanceof Classifier known && model.getClass().getName().equals(file.type())) {
        return known;
      }
      throw file.fault("it is not the " + file.type() + " that the card says");
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      if (e instanceof SignaturePackException known) {
        throw known;
      }
      throw file.fault(filter.refused().orElse("it is not a readable model"));
    }
  }

  private static Instances header(List<SignatureGene> genes) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    genes.forEach(gene -> attributes.add(new Attribute(gene.symbol())));
    attributes.add(new Attribute("response"));
    Instances instances = new Instances("profile", attributes, 0);
    instances.setClassIndex(genes.size());
    return instances;
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
    double[] row = new double[scaling.genes().size() + 1];
    for (int i = 0; i < z.length; i++) {
      row[found.positions()[i]] = z[i];
    }
    row[row.length - 1] = Double.NaN;
    return SignatureScore.of(predict(row), found, 0, List.of());
  }

  /** Weka's models keep state while they predict, so that one thread at a time may ask. */
  private double predict(double[] row) {
    DenseInstance instance = new DenseInstance(1, row);
    instance.setDataset(header);
    synchronized (model) {
      try {
        double score = model.classifyInstance(instance);
        if (Double.isFinite(score)) {
          return score;
        }
      } catch (Exception e) {
        throw new IllegalStateException(card.canonical() + ": its model cannot predict", e);
      }
    }
    throw new IllegalStateException(card.canonical() + ": its model predicts no finite number");
  }
}
