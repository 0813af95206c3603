package org.chemosign.operation.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.Refusal;
import org.chemosign.training.ComponentForestLearner;
import org.chemosign.training.ElasticNetLearner;
import org.chemosign.training.Learner;
import org.chemosign.training.PartialLeastSquaresLearner;
import org.chemosign.training.RandomForestLearner;
import org.chemosign.training.RidgeLearner;

/** The learners whose models are plain numbers; no other is offered over the API. */
final class PlainLearners {

  private static final Map<String, Supplier<Learner>> BY_CODE =
      new TreeMap<>(
          Map.of(
              "ridge", RidgeLearner::usual,
              "elastic-net", ElasticNetLearner::usual,
              "pls", PartialLeastSquaresLearner::usual,
              "random-forest", RandomForestLearner::usual,
              "component-forest", ComponentForestLearner::usual));

  /** The baseline first: on equal footing it is taken. */
  private static final List<String> USUAL = List.of("ridge", "elastic-net", "pls");

  private PlainLearners() {}

  /** The learners of some codes; the linear ones when there is no code. */
  static List<Learner> of(List<String> codes) {
    List<String> wanted = codes.isEmpty() ? USUAL : codes;
    if (wanted.stream().distinct().count() < wanted.size()) {
      throw Refusal.CONFLICTING_INPUT.parameter("learner", "a learner is named twice");
    }
    return wanted.stream().map(PlainLearners::of).toList();
  }

  private static Learner of(String code) {
    if (!BY_CODE.containsKey(code)) {
      throw Refusal.NOT_SUPPORTED.parameter(
          "learner",
          "learner '"
              + CallParameters.printable(code)
              + "' is not offered here; offered, because their models are plain numbers: "
              + String.join(", ", BY_CODE.keySet()));
    }
    return BY_CODE.get(code).get();
  }
}
