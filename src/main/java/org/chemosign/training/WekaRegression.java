package org.chemosign.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import org.chemosign.signature.WekaSettings;
import weka.classifiers.Classifier;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** A regression of Weka on numeric features. Not thread-safe, as Weka's models are not. */
final class WekaRegression {

  private final Classifier classifier;
  private final double offset;
  private final Instances header;

  private WekaRegression(Classifier classifier, double offset, Instances header) {
    this.classifier = classifier;
    this.offset = offset;
    this.header = header;
  }

  /**
   * Trains a classifier of Weka; {@link WekaSettings#apply} has to have been called.
   *
   * @param offset taken from the responses before training and added to predictions
   */
  static WekaRegression train(Classifier classifier, Design design, double offset) {
    Instances data = header(design.features());
    for (int i = 0; i < design.samples(); i++) {
      data.add(instance(design.z()[i], design.y()[i] - offset, design.weights()[i]));
    }
    try {
      classifier.buildClassifier(data);
    } catch (Exception e) {
      throw new TrainingDataException("Weka could not train: " + e.getMessage(), e);
    }
    return new WekaRegression(classifier, offset, header(design.features()));
  }

  private static Instances header(int features) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < features; i++) {
      attributes.add(new Attribute("f" + i));
    }
    attributes.add(new Attribute("response"));
    Instances header = new Instances("chemosign", attributes, 0);
    header.setClassIndex(features);
    return header;
  }

  private static DenseInstance instance(double[] z, double response, double weight) {
    double[] values = Arrays.copyOf(z, z.length + 1);
    values[z.length] = response;
    return new DenseInstance(weight, values);
  }

  /** Name of the classifier's class. */
  String type() {
    return classifier.getClass().getName();
  }

  /** Prediction in the unit of the responses. */
  double predict(double[] z) {
    DenseInstance instance = instance(z, 0, 1);
    instance.setDataset(header);
    instance.setClassMissing();
    try {
      return offset + classifier.classifyInstance(instance);
    } catch (Exception e) {
      throw new TrainingDataException("Weka could not predict: " + e.getMessage(), e);
    }
  }

  /**
   * The same model as numbers, for one that is known to be linear: its values at zero and at the
   * unit vectors.
   */
  FittedModel.Linear asLinear(int features) {
    double[] z = new double[features];
    double atZero = predict(z);
    double[] weights = new double[features];
    for (int i = 0; i < features; i++) {
      z[i] = 1;
      weights[i] = predict(z) - atZero;
      z[i] = 0;
    }
    return new FittedModel.Linear(atZero, weights);
  }

  /** The classifier as Java writes it. */
  byte[] serialised() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(classifier);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
