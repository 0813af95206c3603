package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chemosign.signature.Drug;
import org.junit.jupiter.api.Test;

class GroupedFoldsTest {

  private static TrainingSet set(int samples, int tissues, Function<Integer, String> patient) {
    List<TrainingSample> all = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      all.add(
          TrainingSample.of("s" + i, "tissue " + i % tissues, i, new double[] {i, -i})
              .withPatient(patient.apply(i)));
    }
    return TrainingSet.of(Drug.PACLITAXEL, PlantedCohort.symbols(2), all);
  }

  private static List<Fold> folds(TrainingSet set, int most) {
    return GroupedFolds.of(set, IntStream.range(0, set.size()).toArray(), most, 5);
  }

  private static Set<String> of(
      TrainingSet set, int[] rows, Function<TrainingSample, String> property) {
    Set<String> values = new HashSet<>();
    Arrays.stream(rows).forEach(row -> values.add(property.apply(set.samples().get(row))));
    return values;
  }

  private static void assertApart(
      TrainingSet set, Fold fold, Function<TrainingSample, String> property) {
    assertThat(of(set, fold.train(), property))
        .doesNotContainAnyElementsOf(of(set, fold.test(), property));
  }

  private static void assertEachTestedOnce(TrainingSet set, List<Fold> folds) {
    int[] tested = folds.stream().flatMapToInt(f -> Arrays.stream(f.test())).sorted().toArray();
    assertThat(tested).isEqualTo(set.primaryRows());
  }

  @Test
  void holdsWholeTissuesOut() {
    TrainingSet set = set(60, 6, i -> "p" + i);
    List<Fold> folds = folds(set, 10);
    assertThat(folds).hasSize(6);
    assertEachTestedOnce(set, folds);
    folds.forEach(fold -> assertApart(set, fold, TrainingSample::tissue));
  }

  @Test
  void putsTissuesTogetherWhereThereAreMoreThanFolds() {
    TrainingSet set = set(60, 12, i -> "p" + i);
    List<Fold> folds = folds(set, 5);
    assertThat(folds).hasSize(5);
    assertEachTestedOnce(set, folds);
    folds.forEach(fold -> assertApart(set, fold, TrainingSample::tissue));
  }

  @Test
  void neverSplitsAPatientWithSeveralTissues() {
    TrainingSet set = set(60, 6, i -> i < 2 ? "both" : "p" + i);
    List<Fold> folds = folds(set, 10);
    assertThat(folds).hasSize(5);
    folds.forEach(fold -> assertApart(set, fold, TrainingSample::patient));
    folds.forEach(fold -> assertApart(set, fold, TrainingSample::tissue));
  }

  @Test
  void holdsPatientsOutWhereThereIsOneTissue() {
    TrainingSet set = set(40, 1, i -> "p" + i / 2);
    List<Fold> folds = folds(set, 5);
    assertThat(folds).hasSize(5);
    assertEachTestedOnce(set, folds);
    folds.forEach(fold -> assertApart(set, fold, TrainingSample::patient));
  }

  @Test
  void neverTestsWhatIsTrainedOnOnlyAndKeepsItFromItsOwnPatient() {
    TrainingSet set =
        set(40, 1, i -> "p" + i / 2)
            .map(s -> s.id().endsWith("1") ? s.as(TrainingSample.Role.AUXILIARY) : s);
    List<Fold> folds = folds(set, 5);
    assertEachTestedOnce(set, folds);
    folds.forEach(fold -> assertApart(set, fold, TrainingSample::patient));
  }

  @Test
  void refusesOnePatient() {
    TrainingSet set = set(20, 1, i -> "the same");
    assertThatThrownBy(() -> folds(set, 5))
        .isInstanceOf(TrainingDataException.class)
        .hasMessageContaining("fewer than two patients");
  }
}
