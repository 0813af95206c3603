package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chemosign.testing.PanelProfiles;
import org.chemosign.testing.TestPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.functions.LinearRegression;
import weka.classifiers.functions.SMOreg;
import weka.classifiers.functions.supportVector.PolyKernel;
import weka.classifiers.functions.supportVector.RBFKernel;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** Serialised models: what runs, and above all what does not. */
class WekaModelSignatureTest {

  @TempDir Path directory;

  static List<AbstractClassifier> models() {
    SMOreg gaussian = new SMOreg();
    gaussian.setKernel(new RBFKernel());
    SMOreg polynomial = new SMOreg();
    polynomial.setKernel(new PolyKernel());
    RandomForest forest = new RandomForest();
    forest.setNumIterations(20);
    return List.of(gaussian, polynomial, forest);
  }

  @ParameterizedTest
  @MethodSource("models")
  void scoresAreThoseOfTheModel(AbstractClassifier model) throws Exception {
    Instances data = trained(model);
    Signature signature = SignatureCatalog.read(pack(model).write(directory.resolve("lab")));
    Map<String, Double> values = TestPack.values(5);
    double[] q =
        NormalScores.of(values.values().stream().mapToDouble(Double::doubleValue).toArray());
    double[] row = new double[9];
    for (int i = 0; i < 8; i++) {
      row[i] = Math.max(-3, Math.min(3, (q[i] - i / 10.0) / (1 + i / 10.0)));
    }
    DenseInstance instance = new DenseInstance(1, row);
    instance.setDataset(data);
    SignatureScore score = signature.score(PanelProfiles.of(values));
    assertThat(score.value()).hasValue(model.classifyInstance(instance));
    assertThat(score.contributions()).isEmpty();
    assertThat(score.intercept()).isZero();
  }

  @ParameterizedTest
  @MethodSource("models")
  void threadsDoNotDisturbEachOther(AbstractClassifier model) throws Exception {
    trained(model);
    Signature signature = SignatureCatalog.read(pack(model).write(directory.resolve("lab")));
    double[] alone = IntStream.range(0, 60).mapToDouble(i -> score(signature, i)).toArray();
    double[] together =
        IntStream.range(0, 60).parallel().mapToDouble(i -> score(signature, i)).toArray();
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void aModelThatCameAsBytesIsRefused() throws Exception {
    AbstractClassifier model = models().get(2);
    trained(model);
    TestPack pack = pack(model);
    assertThatThrownBy(pack::signature)
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining("read from the signature directory only");
  }

  /** Tells that it was made, as code in a hostile stream would do something worse. */
  static final class Gadget implements Serializable {
    private static final long serialVersionUID = 1L;
    static final AtomicInteger MADE = new AtomicInteger();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      MADE.incrementAndGet();
      in.defaultReadObject();
    }
  }

  @Test
  void aForeignClassIsNamedAndNeverMade() throws IOException {
    ArrayList<Object> hidden = new ArrayList<>();
    hidden.add(1);
    hidden.add(new Gadget());
    for (Object stream : List.of(new Gadget(), new Gadget[] {new Gadget()}, hidden)) {
      Path folder = pack(serialised(stream), "weka.classifiers.trees.RandomForest");
      assertThatThrownBy(() -> SignatureCatalog.read(folder))
          .isInstanceOf(SignaturePackException.class)
          .hasMessageContaining("model.bin: the class " + Gadget.class.getName())
          .hasMessageContaining("is not allowed");
    }
    assertThat(Gadget.MADE).hasValue(0);
  }

  @Test
  void anotherWekaClassIsRefused() throws Exception {
    LinearRegression model = new LinearRegression();
    trained(model);
    Path folder = pack(serialised(model), "weka.classifiers.functions.LinearRegression");
    assertThatThrownBy(() -> SignatureCatalog.read(folder))
        .hasMessageContaining("LinearRegression is not allowed");
  }

  @Test
  void whatIsNotTheStatedModelIsRefused() throws Exception {
    RandomForest forest = new RandomForest();
    forest.setNumIterations(2);
    trained(forest);
    refused(serialised(forest), "weka.classifiers.functions.SMOreg", "it is not the weka");
    refused(serialised(7), "java.lang.Integer", "it is not the java.lang.Integer");
    refused(new byte[] {1, 2, 3}, "weka.classifiers.trees.RandomForest", "not a readable model");
    byte[] half = java.util.Arrays.copyOf(serialised(forest), 500);
    refused(half, "weka.classifiers.trees.RandomForest", "not a readable model");
  }

  @Test
  void aStreamTooDeepOrTooLargeIsRefused() throws IOException {
    ArrayList<Object> deep = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      ArrayList<Object> outer = new ArrayList<>();
      outer.add(deep);
      deep = outer;
    }
    refused(serialised(deep), "weka.classifiers.trees.RandomForest", "too deep or too large");
    byte[] array = serialised(new double[2_000_000]);
    refused(array, "weka.classifiers.trees.RandomForest", "too deep or too large");
  }

  private void refused(byte[] model, String type, String message) {
    Path folder = pack(model, type);
    assertThatThrownBy(() -> SignatureCatalog.read(folder))
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining(message);
  }

  private Path pack(byte[] model, String type) {
    TestPack pack = TestPack.scaled("weka-model").file("model.bin", model);
    pack.card().withObject("/parameters").put("classifier", type);
    return pack.write(directory.resolve("lab"));
  }

  private static TestPack pack(AbstractClassifier model) throws IOException {
    TestPack pack = TestPack.scaled("weka-model").file("model.bin", serialised(model));
    pack.card().withObject("/parameters").put("classifier", model.getClass().getName());
    return pack;
  }

  private static double score(Signature signature, int seed) {
    return signature.score(PanelProfiles.of(TestPack.values(seed))).value().orElseThrow();
  }

  private static byte[] serialised(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Instances trained(AbstractClassifier model) throws Exception {
    ArrayList<Attribute> attributes = new ArrayList<>();
    TestPack.GENES.forEach(gene -> attributes.add(new Attribute(gene)));
    attributes.add(new Attribute("response"));
    Instances data = new Instances("profile", attributes, 60);
    data.setClassIndex(8);
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      double[] row = random.doubles(9, -3, 3).toArray();
      row[8] = row[0] - row[1] * row[2] + random.nextGaussian() / 10;
      data.add(new DenseInstance(1, row));
    }
    model.buildClassifier(data);
    return data;
  }
}
