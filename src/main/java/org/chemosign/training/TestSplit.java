package org.chemosign.training;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The samples to learn from and those held out from everything.
 *
 * @param training samples to learn from; of no patient and no tissue that is tested
 * @param test samples to be scored once; empty when nothing is held out
 * @param tissues names of the tissues held out
 */
record TestSplit(TrainingSet training, Optional<TrainingSet> test, List<String> tissues) {

  /**
   * Holds tissues out.
   *
   * @throws TrainingDataException when no sample is of such a tissue
   */
  static TestSplit of(TrainingSet data, List<String> tissues) {
    if (tissues.isEmpty()) {
      return new TestSplit(data, Optional.empty(), tissues);
    }
    Set<String> known = new TreeSet<>();
    data.samples().forEach(sample -> known.add(sample.tissue()));
    for (String tissue : tissues) {
      if (!known.contains(tissue)) {
        throw new TrainingDataException(
            "no sample is of the tissue '" + tissue + "' to be held out; there are " + known);
      }
    }
    TrainingSet test = data.where(sample -> tested(sample, tissues), "not of the tissues held out");
    Set<String> patients = new HashSet<>();
    test.samples().forEach(sample -> patients.add(sample.patient()));
    TrainingSet training =
        data.where(sample -> !tissues.contains(sample.tissue()), "held out for the final test")
            .where(s -> !patients.contains(s.patient()), "of a patient of the final test");
    return new TestSplit(training, Optional.of(test), tissues);
  }

  private static boolean tested(TrainingSample sample, List<String> tissues) {
    return tissues.contains(sample.tissue()) && sample.role() == TrainingSample.Role.PRIMARY;
  }

  /** What was held out, for a sentence. */
  String where() {
    return "Held out from everything: " + String.join(", ", tissues);
  }

  TrainingReport.DataFacts facts() {
    return new TrainingReport.DataFacts(
        training.drug().code(),
        training.sha256(),
        training.size(),
        (int) training.samples().stream().map(TrainingSample::patient).distinct().count(),
        (int) training.samples().stream().map(TrainingSample::tissue).distinct().count(),
        test.map(TrainingSet::size).orElse(0),
        training.omissions());
  }
}
