package org.chemosign.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The learners with their usual settings, and ways to choose genes, by the codes people type. */
public final class Learners {

  private Learners() {}

  /** All of them; the shipped baseline first. */
  public static List<Learner> all() {
    return List.of(
        RidgeLearner.usual(),
        ElasticNetLearner.usual(),
        PartialLeastSquaresLearner.usual(),
        RandomForestLearner.usual(),
        GaussianProcessLearner.usual(),
        SupportVectorLearner.usual(),
        ComponentForestLearner.usual());
  }

  /**
   * Learners by codes; {@code all} is all of them.
   *
   * @throws TrainingDataException when a code is unknown or occurs twice
   */
  public static List<Learner> of(List<String> codes) {
    if (codes.equals(List.of("all"))) {
      return all();
    }
    List<Learner> chosen = new ArrayList<>();
    for (String code : codes) {
      Learner learner =
          all().stream()
              .filter(known -> known.code().equals(code))
              .findFirst()
              .orElseThrow(
                  () ->
                      new TrainingDataException(
                          "unknown learner '" + code + "', known are all, " + codes()));
      if (chosen.contains(learner)) {
        throw new TrainingDataException("the learner '" + code + "' is named twice");
      }
      chosen.add(learner);
    }
    return chosen;
  }

  private static String codes() {
    return all().stream().map(Learner::code).collect(Collectors.joining(", "));
  }

  /**
   * A way to choose genes: {@code all}, {@code variable-N} or {@code correlated-N}.
   *
   * @throws TrainingDataException when it is none of them
   */
  public static GeneChoice choice(String code) {
    if (code.equals("all")) {
      return new GeneChoice.All();
    }
    if (code.matches("(variable|correlated)-[1-9]\\d{0,5}")) {
      int count = Integer.parseInt(code.substring(code.indexOf('-') + 1));
      return code.startsWith("variable")
          ? new GeneChoice.MostVariable(count)
          : new GeneChoice.MostCorrelated(count);
    }
    throw new TrainingDataException(
        "unknown choice of genes '" + code + "', known are all, variable-N and correlated-N");
  }
}
