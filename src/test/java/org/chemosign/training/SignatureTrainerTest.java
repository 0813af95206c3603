package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneIndex;
import org.chemosign.expression.GeneTable;
import org.chemosign.signature.CatalogSettings;
import org.chemosign.signature.Drug;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignatureGene;
import org.chemosign.signature.SignatureKind;
import org.chemosign.signature.SignaturePackException;
import org.chemosign.signature.SignaturePackWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTrainerTest {

  private static final Path GOLDEN = Path.of("src/test/resources/training/golden");

  @TempDir Path folder;

  static TrainingPlan plan(List<Learner> learners) {
    PackIdentity identity = PackIdentity.ofDrug(Drug.GEMCITABINE, "test 1");
    return TrainingPlan.of(identity, learners, Protocol.usual(1).withFolds(4, 3));
  }

  private static TrainingSet cohort() {
    return new PlantedCohort(60, 40, 5, 7).with(PlantedCohort.LINEAR, 0.5);
  }

  private static List<Learner> several() {
    return List.of(
        new RidgeLearner(List.of(200.0, 20.0)),
        ElasticNetLearner.usual(),
        PartialLeastSquaresLearner.usual(),
        new RandomForestLearner(10, List.of(0.2)));
  }

  private static TrainedSignature train(TrainingPlan plan) {
    return SignatureTrainer.train(cohort(), plan, TrainingProgress.silent());
  }

  static Stream<Learner> exported() {
    return Stream.of(
        RidgeLearner.usual(),
        ElasticNetLearner.usual(),
        PartialLeastSquaresLearner.usual(),
        new GaussianProcessLearner(List.of(5.0)),
        new SupportVectorLearner(List.of(0.01), List.of()),
        new SupportVectorLearner(List.of(), List.of(1.0)),
        new RandomForestLearner(20, List.of(0.2)),
        new ComponentForestLearner(List.of(4), 0.3, 20));
  }

  @ParameterizedTest
  @MethodSource("exported")
  void thePackScoresWhatTheModelPredicts(Learner learner) {
    TrainingSet set = cohort();
    TrainedSignature trained =
        SignatureTrainer.train(set, plan(List.of(learner)), TrainingProgress.silent());
    SignaturePackWriter.write(folder.resolve("pack"), trained.pack());
    SignatureCatalog catalog =
        SignatureCatalog.load(new CatalogSettings(Optional.of(folder), false));
    Signature signature = catalog.find("own-gemcitabine").orElseThrow();
    assertThat(catalog.status(signature)).isEqualTo(ReleaseStatus.DRAFT);
    assertThat(signature.card().kind()).isEqualTo(kind(learner));
    List<String> symbols = set.genes().stream().map(SignatureGene::symbol).toList();
    GeneIndex index = GeneIndex.of(symbols, GeneIdentifierType.SYMBOL, GeneTable.bundled());
    for (TrainingSample sample : set.samples()) {
      ExpressionProfile profile =
          ExpressionProfile.of(sample.id(), ExpressionUnit.LOG2_TPM, index, sample.expression());
      double score = signature.score(profile).value().orElseThrow();
      assertThat(score).isCloseTo(trained.model().predict(sample.expression()), within(1e-10));
    }
  }

  private static SignatureKind kind(Learner learner) {
    if (learner instanceof RandomForestLearner || learner instanceof ComponentForestLearner) {
      return SignatureKind.fromCode("rank-normal-trees").orElseThrow();
    }
    boolean radial = learner instanceof SupportVectorLearner s && !s.radial().isEmpty();
    return SignatureKind.fromCode(radial ? "weka-model" : "rank-normal-linear").orElseThrow();
  }

  /**
   * Trains a small signature from scratch and gets the committed bytes; {@code
   * -Dchemosign.refresh=true} writes them.
   */
  @Test
  void trainingGivesTheCommittedBytes() throws IOException {
    Map<String, byte[]> pack = train(plan(several())).pack();
    if (Boolean.getBoolean("chemosign.refresh")) {
      Files.createDirectories(GOLDEN);
      for (Map.Entry<String, byte[]> file : pack.entrySet()) {
        Files.write(GOLDEN.resolve(file.getKey()), file.getValue());
      }
    }
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(pack.keySet());
    }
    for (Map.Entry<String, byte[]> file : pack.entrySet()) {
      assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
          .as(file.getKey())
          .isEqualTo(Files.readString(GOLDEN.resolve(file.getKey())));
    }
  }

  @Test
  void threadsDoNotMatter() {
    assertSame(train(plan(several()).run(2, Optional.empty())), train(plan(several())));
  }

  private static void assertSame(TrainedSignature a, TrainedSignature b) {
    assertThat(a.pack().keySet()).isEqualTo(b.pack().keySet());
    a.pack().forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(b.pack().get(name)));
    assertThat(a.report().json()).isEqualTo(b.report().json());
  }

  @Test
  void anotherSeedGivesAnotherForest() {
    TrainingPlan first = plan(List.of(new RandomForestLearner(5, List.of(0.2))));
    TrainingPlan second =
        TrainingPlan.of(first.identity(), first.learners(), Protocol.usual(2).withFolds(4, 3));
    assertThat(train(second).pack().get("trees.tsv"))
        .isNotEqualTo(train(first).pack().get("trees.tsv"));
  }

  /** Stops after some steps and counts them. */
  private record Stopping(int after, AtomicInteger done) implements TrainingProgress {

    @Override
    public void expect(int steps) {}

    @Override
    public void step(String what) {
      done.incrementAndGet();
    }

    @Override
    public boolean stopped() {
      return done.get() >= after;
    }
  }

  @Test
  void aStoppedRunGoesOnToTheSameBytes() throws IOException {
    TrainingPlan kept = plan(several()).run(1, Optional.of(folder));
    Stopping stopping = new Stopping(7, new AtomicInteger());
    assertThatThrownBy(() -> SignatureTrainer.train(cohort(), kept, stopping))
        .isInstanceOf(TrainingStoppedException.class);
    assertThat(parts()).isEqualTo(7);
    assertSame(train(kept), train(plan(several())));
    assertThat(parts()).isEqualTo(20);
  }

  /** A part of the checkpoint is used: one that is made worse is seen in the figures. */
  @Test
  void finishedPartsAreNotDoneAgain() throws IOException {
    TrainingPlan kept = plan(List.of(RidgeLearner.usual())).run(1, Optional.of(folder));
    Skill before = train(kept).report().crossValidation().selected();
    try (Stream<Path> files = Files.list(folder)) {
      Path part = files.filter(f -> f.toString().endsWith("-0-ridge.txt")).findAny().orElseThrow();
      List<String> lines = Files.readAllLines(part);
      List<String> worse = new ArrayList<>(lines.subList(0, 4));
      lines.stream().skip(4).forEach(line -> worse.add(line.startsWith("-") ? "3" : "-3"));
      Files.write(part, worse);
    }
    Skill after = train(kept).report().crossValidation().selected();
    assertThat(after.spearman().value()).isLessThan(before.spearman().value());
  }

  @Test
  void partsOfOtherDataOrPlansAreNotUsed() throws IOException {
    train(plan(List.of(RidgeLearner.usual())).run(1, Optional.of(folder)));
    long first = parts();
    train(plan(List.of(new RidgeLearner(List.of(9.0, 3.0)))).run(1, Optional.of(folder)));
    assertThat(parts()).isEqualTo(2 * first);
  }

  @Test
  void aBrokenPartIsNamed() throws IOException {
    TrainingPlan kept = plan(List.of(RidgeLearner.usual())).run(1, Optional.of(folder));
    train(kept);
    try (Stream<Path> files = Files.list(folder)) {
      Files.writeString(files.sorted().findFirst().orElseThrow(), "0\n");
    }
    assertThatThrownBy(() -> train(kept))
        .isInstanceOf(TrainingDataException.class)
        .hasMessageContaining("-0-ridge.txt: the checkpoint cannot be read");
  }

  private long parts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void aTamperedPackIsRefused() {
    TreeMap<String, byte[]> pack = new TreeMap<>(train(plan(List.of(RidgeLearner.usual()))).pack());
    String numbers = new String(pack.get("numbers.tsv"), StandardCharsets.UTF_8);
    pack.put(
        "numbers.tsv", numbers.replaceFirst("\t0\\.", "\t1.").getBytes(StandardCharsets.UTF_8));
    SignaturePackWriter.write(folder.resolve("pack"), pack);
    CatalogSettings settings = new CatalogSettings(Optional.of(folder), false);
    assertThatThrownBy(() -> SignatureCatalog.load(settings))
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining("numbers.tsv");
  }

  @Test
  void goldenSamplesAreMet() {
    SignaturePackWriter.write(folder.resolve("pack"), train(plan(several())).pack());
    SignatureCatalog catalog =
        SignatureCatalog.verify(new CatalogSettings(Optional.of(folder), false));
    SignatureCard card = catalog.find("own-gemcitabine").orElseThrow().card();
    assertThat(card.training().orElseThrow().trainer()).isEqualTo("test 1");
    assertThat(card.training().orElseThrow().variantsTried()).isEqualTo(2 + 18 + 6 + 1);
  }

  @Test
  void tissuesHeldOutTeachNothing() {
    TrainingPlan plan = plan(List.of(RidgeLearner.usual())).holdingOut(List.of("tissue-2"));
    TrainedSignature trained = train(plan);
    assertThat(trained.report().data().samples()).isEqualTo(48);
    assertThat(trained.report().heldOut().orElseThrow().selected().n()).isEqualTo(12);
    TrainingSet wrong =
        cohort().map(s -> s.tissue().equals("tissue-2") ? s.withResponse(99 + s.response()) : s);
    TrainedSignature other = SignatureTrainer.train(wrong, plan, TrainingProgress.silent());
    assertThat(other.pack().get("numbers.tsv")).isEqualTo(trained.pack().get("numbers.tsv"));
    assertThatThrownBy(() -> train(plan.holdingOut(List.of("Mars"))))
        .hasMessageContaining("no sample is of the tissue 'Mars'");
  }

  @Test
  void tooFewSamplesAreRefused() {
    TrainingSet few = new PlantedCohort(8, 5, 2, 1).with(PlantedCohort.LINEAR, 1);
    TrainingPlan plan = plan(List.of(RidgeLearner.usual()));
    assertThatThrownBy(() -> SignatureTrainer.train(few, plan, TrainingProgress.silent()))
        .isInstanceOf(TrainingDataException.class)
        .hasMessageContaining("8 samples are too few");
  }

  /** Samples of a second collection help where the first one is small. */
  @Test
  void anotherCollectionHelps() {
    TrainingSet small = new PlantedCohort(20, 40, 4, 5).with(PlantedCohort.LINEAR, 0.5);
    TrainingSet large =
        new PlantedCohort(80, 40, 4, 6)
            .with(PlantedCohort.LINEAR, 0.5)
            .map(
                s ->
                    new TrainingSample(
                        "other-" + s.id(),
                        "other-" + s.id(),
                        "other",
                        s.specimen(),
                        s.role(),
                        s.response(),
                        1,
                        Double.NaN,
                        s.expression()));
    TrainingPlan plan = plan(List.of(RidgeLearner.usual()));
    SkillTable alone = SignatureTrainer.compare(small, plan, TrainingProgress.silent());
    SkillTable both =
        SignatureTrainer.compare(small.augmentedBy(large, 1), plan, TrainingProgress.silent());
    assertThat(both.selected().n()).isEqualTo(20);
    assertThat(both.selected().spearman().value())
        .isGreaterThan(alone.selected().spearman().value());
  }
}
