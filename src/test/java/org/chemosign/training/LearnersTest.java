package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chemosign.signature.Drug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnersTest {

  /** Linear learners; costs and noise are for standardised features in the hundreds. */
  static Stream<Learner> linear() {
    return Stream.of(
        new RidgeLearner(List.of(100.0, 10.0)),
        ElasticNetLearner.usual(),
        PartialLeastSquaresLearner.usual(),
        new GaussianProcessLearner(List.of(10.0, 3.0)),
        new SupportVectorLearner(List.of(0.01, 0.1), List.of()),
        new EnsembleLearner(
            List.of(new RidgeLearner(List.of(100.0, 10.0)), new PartialLeastSquaresLearner(3))));
  }

  private static double skill(TrainingSet set, Learner learner) {
    return SignatureTrainer.compare(
            set, SignatureTrainerTest.plan(List.of(learner)), TrainingProgress.silent())
        .selected()
        .spearman()
        .value();
  }

  @ParameterizedTest
  @MethodSource("linear")
  void linearLearnersFindALinearSignal(Learner learner) {
    TrainingSet set = new PlantedCohort(80, 40, 5, 11).with(PlantedCohort.LINEAR, 0.3);
    assertThat(skill(set, learner)).isGreaterThan(0.75);
  }

  @Test
  void forestsFindACurveThatALineCannot() {
    TrainingSet set = new PlantedCohort(150, 12, 5, 12).with(PlantedCohort.CURVE, 0.2);
    assertThat(skill(set, new RidgeLearner(List.of(10.0)))).isLessThan(0.3);
    assertThat(skill(set, new RandomForestLearner(50, List.of(0.5)))).isGreaterThan(0.4);
  }

  @Test
  void radialMachinesFindACurveThatALineCannot() {
    SplittableRandom random = new SplittableRandom(17);
    double[][] z = new double[200][];
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      z[i] = random.doubles(2, -2, 2).toArray();
      y[i] = z[i][0] * z[i][0] + 0.1 * PlantedCohort.gaussian(random);
    }
    assertThat(onOthers(new RidgeLearner(List.of(1.0)), z, y)).isLessThan(0.4);
    Learner radial = new SupportVectorLearner(List.of(), List.of(10.0));
    assertThat(onOthers(radial, z, y)).isGreaterThan(0.9);
  }

  /** Rank correlation on the second half of a model of the first half. */
  private static double onOthers(Learner learner, double[][] z, double[] y) {
    double[] ones = new double[100];
    Arrays.fill(ones, 1);
    Design half = new Design(Arrays.copyOf(z, 100), Arrays.copyOf(y, 100), ones, 1);
    FittedModel model = learner.fit(half, learner.settings()).get(0);
    double[] predicted = IntStream.range(100, 200).mapToDouble(i -> model.predict(z[i])).toArray();
    return Ranks.spearman(predicted, Arrays.copyOfRange(y, 100, 200));
  }

  @Test
  void thePublishedRecipeFindsAComponent() {
    assertThat(skill(blocks(80), new ComponentForestLearner(List.of(3), 0.3, 50)))
        .isGreaterThan(0.6);
  }

  /**
   * Three blocks of ten genes rise and fall together beside genes that do not; the response is the
   * first.
   */
  private static TrainingSet blocks(int samples) {
    SplittableRandom random = new SplittableRandom(9);
    List<TrainingSample> all = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      double[] factors = random.doubles(3, -2, 2).toArray();
      double[] values =
          IntStream.range(0, 60)
              .mapToDouble(
                  g -> 6 + (g < 30 ? factors[g / 10] : 0) + 0.4 * PlantedCohort.gaussian(random))
              .toArray();
      double response = factors[0] + 0.2 * PlantedCohort.gaussian(random);
      all.add(TrainingSample.of("m" + i, "t" + i % 4, response, values));
    }
    return TrainingSet.of(Drug.IRINOTECAN, PlantedCohort.symbols(60), all);
  }

  @Test
  void componentsAreTheBlocks() {
    TrainingSet set = blocks(60);
    int[] rows = IntStream.range(0, set.size()).toArray();
    int[] genes = IntStream.range(0, 60).toArray();
    Design design = FeatureSpace.fit(set, rows, genes).design(set, rows, 1);
    double[][] patterns = IndependentComponents.of(design.z(), 2, 4);
    for (double[] pattern : patterns) {
      assertThat(Vectors.dot(pattern, pattern)).isCloseTo(1, within(1e-9));
    }
    assertThat(Vectors.dot(patterns[0], patterns[1])).isCloseTo(0, within(1e-9));
  }

  private static Design design(int samples, int genes) {
    TrainingSet set = new PlantedCohort(samples, genes, 4, 21).with(PlantedCohort.LINEAR, 1);
    int[] rows = IntStream.range(0, samples).toArray();
    int[] all = IntStream.range(0, genes).toArray();
    return FeatureSpace.fit(set, rows, all).design(set, rows, 1);
  }

  @Test
  void theDualAndThePrimalFormOfRidgeAgree() {
    Design design = design(30, 20);
    Design wide = design(30, 60);
    assertGradientVanishes(design, 50);
    assertGradientVanishes(wide, 50);
  }

  /** At the optimum, Z'W(y - mean - Zb) = alpha b. */
  private static void assertGradientVanishes(Design design, double alpha) {
    double[] weights = fitted(new RidgeLearner(List.of(alpha)), design).weights();
    double[] residuals = new double[design.samples()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = design.y()[i] - design.mean() - Vectors.dot(weights, design.z()[i]);
    }
    double[][] columns = Vectors.transpose(design.z(), design.features());
    for (int j = 0; j < weights.length; j++) {
      double pull = Vectors.dot(columns[j], residuals);
      assertThat(pull).isCloseTo(alpha * weights[j], within(1e-9));
    }
  }

  /** At the optimum no coordinate pulls harder than the L1 penalty, and used ones pull as hard. */
  @Test
  void elasticNetMeetsItsOptimalityConditions() {
    Design design = design(60, 30);
    ElasticNetLearner net = new ElasticNetLearner(List.of(0.5), List.of(0.3));
    FittedModel.Linear model = fitted(net, design);
    double[] residuals = new double[design.samples()];
    Arrays.setAll(residuals, i -> design.y()[i] - model.predict(design.z()[i]));
    double[][] columns = Vectors.transpose(design.z(), design.features());
    double lambda = 0.3 * largestPull(design, columns) / 0.5;
    long used = 0;
    for (int j = 0; j < columns.length; j++) {
      double[] centred = Vectors.minus(columns[j], Vectors.mean(columns[j]));
      double pull = Vectors.dot(centred, residuals) / design.samples();
      double ridge = lambda * 0.5 * model.weights()[j];
      if (model.weights()[j] == 0) {
        assertThat(Math.abs(pull)).isLessThanOrEqualTo(lambda * 0.5 + 1e-6);
      } else {
        used++;
        assertThat(pull - ridge)
            .isCloseTo(Math.signum(model.weights()[j]) * lambda * 0.5, within(1e-6));
      }
    }
    assertThat(used).isBetween(1L, 29L);
  }

  private static double largestPull(Design design, double[][] columns) {
    double[] deviations = Vectors.minus(design.y(), design.mean());
    return Arrays.stream(columns)
        .map(column -> Vectors.minus(column, Vectors.mean(column)))
        .mapToDouble(column -> Math.abs(Vectors.dot(column, deviations)) / design.samples())
        .max()
        .orElseThrow();
  }

  /** With as many components as features, partial least squares is least squares. */
  @Test
  void partialLeastSquaresEndsAtLeastSquares() {
    Design design = design(40, 5);
    List<Setting> five = List.of(Setting.of("components", 5));
    FittedModel.Linear model =
        (FittedModel.Linear) new PartialLeastSquaresLearner(5).fit(design, five).get(0);
    double[][] columns = Vectors.transpose(design.z(), 5);
    double[] residuals = new double[design.samples()];
    Arrays.setAll(residuals, i -> design.y()[i] - model.predict(design.z()[i]));
    assertThat(Vectors.sum(residuals)).isCloseTo(0, within(1e-8));
    for (double[] column : columns) {
      assertThat(Vectors.dot(column, residuals)).isCloseTo(0, within(1e-8));
    }
  }

  private static FittedModel.Linear fitted(Learner learner, Design design) {
    return (FittedModel.Linear) learner.fit(design, learner.settings()).get(0);
  }

  /** A whole-number weight is as good as as many copies of the sample. */
  @Test
  void weightsCountAsCopies() {
    Design once = design(30, 10);
    double[][] z = new double[60][];
    double[] y = new double[60];
    for (int i = 0; i < 60; i++) {
      z[i] = once.z()[i < 30 ? i : i % 10];
      y[i] = once.y()[i < 30 ? i : i % 10];
    }
    double[] copies = new double[60];
    Arrays.fill(copies, 1);
    double[] weights = new double[30];
    Arrays.setAll(weights, i -> i < 10 ? 4 : 1);
    Design copied = new Design(z, y, copies, 1);
    Design weighted = new Design(once.z(), once.y(), weights, 1);
    RidgeLearner ridge = new RidgeLearner(List.of(20.0));
    double[] expected = fitted(ridge, copied).weights();
    assertThat(fitted(ridge, weighted).weights()).containsExactly(expected, within(1e-10));
  }

  @Test
  void unknownAndDoubledNamesAreRefused() {
    assertThat(Learners.of(List.of("all"))).hasSize(7);
    assertThatThrownBy(() -> Learners.of(List.of("boosting")))
        .hasMessageContaining("unknown learner 'boosting', known are all, ridge, elastic-net");
    assertThatThrownBy(() -> Learners.of(List.of("pls", "pls"))).hasMessageContaining("twice");
    assertThatThrownBy(() -> Learners.choice("best-10")).hasMessageContaining("variable-N");
  }
}
