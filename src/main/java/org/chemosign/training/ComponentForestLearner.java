package org.chemosign.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The published recipe (Pancreas-View, Ann Oncol 2024;35:780): independent components of the
 * expression, the LASSO to pick those that go with the response, a random forest on the samples'
 * projections onto them.
 *
 * @param components numbers of components to try
 * @param share penalty of the LASSO as a share of the smallest one that leaves no component
 * @param trees trees a forest
 */
public record ComponentForestLearner(List<Integer> components, double share, int trees)
    implements Learner {

  private static final String COMPONENTS = "components";
  private static final double TRIED = 0.34;

  public ComponentForestLearner {
    components = List.copyOf(components);
  }

  /** Ten or twenty components, LASSO penalty 0.2, a hundred trees. */
  public static ComponentForestLearner usual() {
    return new ComponentForestLearner(List.of(10, 20), 0.2, 100);
  }

  @Override
  public String code() {
    return "component-forest";
  }

  @Override
  public String title() {
    return "independent components, LASSO, random forest (the published recipe)";
  }

  @Override
  public List<Setting> settings() {
    return components.stream().map(k -> Setting.of(COMPONENTS, k, "lasso", share)).toList();
  }

  @Override
  public List<FittedModel> fit(Design design, List<Setting> settings) {
    return settings.stream().map(setting -> fit(design, setting)).toList();
  }

  private FittedModel fit(Design design, Setting setting) {
    double[][] patterns =
        IndependentComponents.of(design.z(), (int) setting.value(COMPONENTS), design.seed());
    int[] chosen = chosen(onto(design, patterns), setting.value("lasso"));
    double[][] projection =
        Arrays.stream(chosen).mapToObj(k -> patterns[k]).toArray(double[][]::new);
    int tried = (int) Math.ceil(TRIED * projection.length);
    return new FittedModel.Forest(
        projection, WekaForest.train(onto(design, projection), trees, tried));
  }

  private static Design onto(Design design, double[][] patterns) {
    double[][] activity =
        Arrays.stream(design.z())
            .map(z -> Arrays.stream(patterns).mapToDouble(p -> Vectors.dot(p, z)).toArray())
            .toArray(double[][]::new);
    return new Design(activity, design.y(), design.weights(), design.seed());
  }

  /** Components that the LASSO keeps, or the first one in its path. */
  private static int[] chosen(Design activity, double share) {
    double[][] columns = Vectors.transpose(activity.z(), activity.features());
    double[] sd = Arrays.stream(columns).mapToDouble(Vectors::sd).toArray();
    double[][] scaled =
        Arrays.stream(activity.z())
            .map(z -> IntStream.range(0, z.length).mapToDouble(k -> z[k] / sd[k]).toArray())
            .toArray(double[][]::new);
    Design standard = new Design(scaled, activity.y(), activity.weights(), activity.seed());
    double[] weights = new CoordinateDescent(standard).fit(1, share).weights();
    return IntStream.range(0, weights.length).filter(k -> weights[k] != 0).toArray();
  }
}
