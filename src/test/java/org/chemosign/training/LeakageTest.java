package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing of a sample that is tested may reach the model that predicts it. */
class LeakageTest {

  private static final GeneChoice TEN = new GeneChoice.MostCorrelated(10);

  private static CrossValidation run(TrainingSet set, List<Learner> learners) {
    TrainingPlan plan =
        SignatureTrainerTest.plan(learners).withChoices(List.of(TEN, new GeneChoice.All()));
    return new NestedCrossValidation(set, plan).run(TrainingProgress.silent());
  }

  private static double skill(TrainingSet set, GeneChoice choice) {
    TrainingPlan plan =
        SignatureTrainerTest.plan(List.of(RidgeLearner.usual())).withChoices(List.of(choice));
    return SignatureTrainer.compare(set, plan, TrainingProgress.silent())
        .selected()
        .spearman()
        .value();
  }

  @Test
  void shuffledLabelsGiveNoSkill() {
    double[] skills =
        IntStream.range(0, 8)
            .mapToObj(seed -> new PlantedCohort(60, 60, 5, 100 + seed))
            .mapToDouble(cohort -> skill(shuffled(cohort), TEN))
            .toArray();
    assertThat(Math.abs(Arrays.stream(skills).average().orElseThrow())).isLessThan(0.15);
    assertThat(Arrays.stream(skills).map(Math::abs).max().orElseThrow()).isLessThan(0.5);
  }

  /** The labels of a cohort that can be learnt, given to other samples. */
  private static TrainingSet shuffled(PlantedCohort cohort) {
    TrainingSet set = cohort.with(PlantedCohort.LINEAR, 0.3);
    return new Permutation(set, Protocol.usual(cohort.seed())).ofResponses(0);
  }

  @Test
  void theSameLabelsInTheirPlacesAreLearnt() {
    TrainingSet set = new PlantedCohort(60, 60, 5, 100).with(PlantedCohort.LINEAR, 0.3);
    assertThat(skill(set, TEN)).isGreaterThan(0.7);
  }

  /**
   * Genes chosen by their correlation with the labels of all samples look skilful although there is
   * nothing to learn; the same choice made by the engine does not. Were the engine to choose before
   * it divides, both figures would be the same.
   */
  @Test
  void genesChosenOutsideTheFoldsAreCaught() {
    List<Double> outside = new ArrayList<>();
    List<Double> inside = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      TrainingSet noise = new PlantedCohort(60, 400, 5, seed).with(PlantedCohort.NOTHING, 1);
      int[] chosen = TEN.choose(noise, IntStream.range(0, noise.size()).toArray());
      List<String> names =
          Arrays.stream(chosen).mapToObj(i -> noise.genes().get(i).symbol()).toList();
      TrainingSet leaked = noise.withGenes(g -> names.contains(g.symbol()), "not chosen");
      outside.add(skill(leaked, new GeneChoice.All()));
      inside.add(skill(noise, TEN));
    }
    assertThat(mean(outside)).isGreaterThan(0.5);
    assertThat(Math.abs(mean(inside))).isLessThan(0.25);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Whatever the labels of the samples held out, they are predicted the same, bit for bit. */
  @Test
  void labelsOfTestSamplesDoNotMoveTheirPredictions() {
    TrainingSet set = new PlantedCohort(50, 30, 4, 3).with(PlantedCohort.LINEAR, 0.5);
    List<Learner> learners =
        List.of(
            RidgeLearner.usual(),
            ElasticNetLearner.usual(),
            PartialLeastSquaresLearner.usual(),
            new RandomForestLearner(5, List.of(0.2)));
    CrossValidation real = run(set, learners);
    for (int fold = 0; fold < 2; fold++) {
      CrossValidation changed = run(withWrongLabels(set, real.outer().get(fold).test()), learners);
      for (int learner = 0; learner < learners.size(); learner++) {
        assertThat(predictions(changed, learner, fold)).isEqualTo(predictions(real, learner, fold));
      }
    }
  }

  private static TrainingSet withWrongLabels(TrainingSet set, int[] rows) {
    double[] responses = set.responses();
    for (int row : rows) {
      responses[row] = 1000 - 7 * responses[row];
    }
    return set.withResponses(responses);
  }

  private static double[] predictions(CrossValidation results, int learner, int fold) {
    HeldOut heldOut = results.heldOut(learner);
    int[] rows = results.outer().get(fold).test();
    return IntStream.range(0, heldOut.rows().length)
        .filter(i -> Arrays.binarySearch(rows, heldOut.rows()[i]) >= 0)
        .mapToDouble(i -> heldOut.predicted()[i])
        .toArray();
  }

  /** Nor does the expression of one sample held out move the prediction of another. */
  @Test
  void expressionOfOneTestSampleDoesNotMoveAnother() {
    TrainingSet set = new PlantedCohort(50, 30, 4, 3).with(PlantedCohort.LINEAR, 0.5);
    CrossValidation real = run(set, List.of(RidgeLearner.usual()));
    int changedRow = real.outer().get(0).test()[0];
    List<TrainingSample> samples = new ArrayList<>(set.samples());
    TrainingSample old = samples.get(changedRow);
    double[] reversed = Arrays.stream(old.expression()).map(x -> 100 - x).toArray();
    samples.set(changedRow, TrainingSample.of(old.id(), old.tissue(), old.response(), reversed));
    TrainingSet other = TrainingSet.of(set.drug(), set.genes(), samples);
    double[] before = predictions(real, 0, 0);
    double[] after = predictions(run(other, List.of(RidgeLearner.usual())), 0, 0);
    assertThat(after[0]).isNotEqualTo(before[0]);
    assertThat(Arrays.copyOfRange(after, 1, after.length))
        .isEqualTo(Arrays.copyOfRange(before, 1, before.length));
  }
}
