package org.chemosign.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chemosign.signature.ReferenceCohort;
import org.chemosign.signature.WekaSettings;

/**
 * Trains a signature: compares learners by nested cross-validation, chooses, fits the choice to all
 * samples, scores what was held out once, and makes the pack. The same data, plan and version of
 * the software give the same bytes, whatever the number of threads and however often it was
 * stopped.
 */
public final class SignatureTrainer {

  private static final int FEWEST_SAMPLES = 12;

  private SignatureTrainer() {}

  /**
   * Trains.
   *
   * @param data the samples, those of the tissues to be held out among them
   * @param plan what to try and how to judge it
   * @param progress is told of every step and asked whether to stop
   * @throws TrainingDataException when the data do not allow training
   * @throws TrainingStoppedException when {@code progress} asked for it
   */
  public static TrainedSignature train(
      TrainingSet data, TrainingPlan plan, TrainingProgress progress) {
    TestSplit split = TestSplit.of(data, plan.heldOutTissues());
    requireReferences(split.training(), plan);
    CrossValidation results = validated(split.training(), plan, progress);
    SkillTable table = table(results, progress);
    TrainedModel model = fitted(results);
    Optional<SkillTable> heldOut =
        split.test().map(test -> external(split.training(), model, test, plan.protocol()));
    TrainingReport report = report(split, results, new Tables(table, heldOut), model);
    progress.step("pack");
    return new TrainedSignature(
        new PackMaker(split.training(), plan, model, report).pack(), model, report);
  }

  /** Says at once, not at the end, that percentiles could not be told. */
  private static void requireReferences(TrainingSet training, TrainingPlan plan) {
    long most =
        training.samples().stream()
            .filter(sample -> sample.role() == TrainingSample.Role.PRIMARY)
            .collect(Collectors.groupingBy(TrainingSample::specimen, Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    boolean enough = training.primaryRows().length >= FEWEST_SAMPLES;
    if (plan.references().isEmpty() && enough && most < ReferenceCohort.FEWEST) {
      throw new TrainingDataException(
          "no kind of sample has "
              + ReferenceCohort.FEWEST
              + " members to tell percentiles from; give a reference cohort");
    }
  }

  /** Compares the plan's learners without making a signature; held-out tissues are left aside. */
  public static SkillTable compare(TrainingSet data, TrainingPlan plan, TrainingProgress progress) {
    TrainingSet training = TestSplit.of(data, plan.heldOutTissues()).training();
    return table(validated(training, plan, progress), progress);
  }

  /**
   * Scores samples that had no part in a model.
   *
   * @param training what the model was trained from
   * @param test other samples over the same genes in the same order
   */
  public static SkillTable external(
      TrainingSet training, TrainedModel model, TrainingSet test, Protocol protocol) {
    double mean =
        Vectors.weightedMean(
            training.responses(),
            training.samples().stream().mapToDouble(TrainingSample::weight).toArray());
    int[] rows = IntStream.range(0, test.size()).toArray();
    double[] predicted =
        test.samples().stream().mapToDouble(s -> model.predict(s.expression())).toArray();
    double[] means = new double[rows.length];
    Arrays.fill(means, mean);
    HeldOut heldOut =
        new HeldOut(
            CrossValidation.SELECTED, rows, predicted, Vectors.minus(predicted, mean), means);
    return SkillTable.external(test, heldOut, protocol);
  }

  private record Tables(SkillTable crossValidation, Optional<SkillTable> heldOut) {}

  private static CrossValidation validated(
      TrainingSet training, TrainingPlan plan, TrainingProgress progress) {
    WekaSettings.apply();
    if (training.primaryRows().length < FEWEST_SAMPLES) {
      throw new TrainingDataException(
          training.primaryRows().length
              + " samples are too few to train from; at least "
              + FEWEST_SAMPLES
              + " are needed");
    }
    NestedCrossValidation validation = new NestedCrossValidation(training, plan);
    Protocol protocol = plan.protocol();
    int again = protocol.wholePipeline() ? protocol.permutations() : 0;
    progress.expect(validation.parts() + again + 1);
    return validation.run(progress);
  }

  private static SkillTable table(CrossValidation results, TrainingProgress progress) {
    SkillTable table = SkillTable.of(results);
    Protocol protocol = results.plan().protocol();
    return protocol.wholePipeline() && protocol.permutations() > 0
        ? table.permuted(WholePipeline.probability(results, progress))
        : table;
  }

  private static TrainedModel fitted(CrossValidation results) {
    TrainingSet set = results.set();
    Learner learner = results.finalLearner();
    int[] all = IntStream.range(0, set.size()).toArray();
    long seed = Seeds.of(results.plan().protocol().seed(), "all samples|" + learner.code());
    return TrainedModel.fit(set, all, learner, results.finalCandidate(), seed);
  }

  private static TrainingReport report(
      TestSplit split, CrossValidation results, Tables tables, TrainedModel model) {
    TrainingPlan plan = results.plan();
    Evidence evidence =
        tables
            .heldOut()
            .map(test -> Evidence.of(test, split.where(), split.test().orElseThrow()))
            .orElseGet(
                () ->
                    Evidence.of(
                        tables.crossValidation(), "Nested cross-validation", split.training()));
    List<String> statement = new ArrayList<>(evidence.statement());
    Evidence.protocolSentence(tables.crossValidation(), tables.heldOut().isPresent())
        .ifPresent(sentence -> statement.add(1, sentence));
    return new TrainingReport(
        plan.identity(),
        split.facts(),
        results.finalLearner().code(),
        results.finalCandidate().label(),
        model.space().genes().length,
        plan.variants(),
        plan.protocol(),
        results.outer().stream().map(Fold::name).toList(),
        tables.crossValidation(),
        tables.heldOut(),
        evidence.grade(),
        statement,
        versions(plan));
  }

  private static TrainingReport.Versions versions(TrainingPlan plan) {
    String java = Integer.toString(Runtime.version().feature());
    return new TrainingReport.Versions(
        plan.identity().trainer(),
        java,
        LibraryVersion.of("nz.ac.waikato.cms.weka/weka-stable"),
        LibraryVersion.of("org.hipparchus/hipparchus-core"));
  }
}
