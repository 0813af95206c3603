package org.chemosign.training;

import java.util.List;

/**
 * Random forest of Weka, exported as plain trees. Leaves hold at least five samples.
 *
 * @param trees trees a forest
 * @param shares shares of the features that are tried at a split
 */
public record RandomForestLearner(int trees, List<Double> shares) implements Learner {

  private static final String SHARE = "share";

  public RandomForestLearner {
    shares = List.copyOf(shares);
  }

  /** A hundred trees; a twentieth or a fifth of the features a split. */
  public static RandomForestLearner usual() {
    return new RandomForestLearner(100, List.of(0.05, 0.2));
  }

  @Override
  public String code() {
    return "random-forest";
  }

  @Override
  public String title() {
    return "random forest of " + trees + " trees (Weka)";
  }

  @Override
  public List<Setting> settings() {
    return shares.stream().map(share -> Setting.of(SHARE, share)).toList();
  }

  @Override
  public List<FittedModel> fit(Design design, List<Setting> settings) {
    return settings.stream()
        .map(setting -> (int) Math.ceil(setting.value(SHARE) * design.features()))
        .map(candidates -> WekaForest.train(design, trees, candidates))
        .<FittedModel>map(grown -> new FittedModel.Forest(new double[0][], grown))
        .toList();
  }
}
