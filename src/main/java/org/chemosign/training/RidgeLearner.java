package org.chemosign.training;

import java.util.List;

/**
 * Ridge regression (Hoerl 1970, DOI 10.1080/00401706.1970.10488634), in its dual form where there
 * are more features than samples. The intercept is the mean response and is not penalised; features
 * are used as they are, not centred again after clipping.
 *
 * @param alphas penalties to try, largest first
 */
public record RidgeLearner(List<Double> alphas) implements Learner {

  private static final String ALPHA = "alpha";

  public RidgeLearner {
    alphas = List.copyOf(alphas);
  }

  /** Penalties from 8,000 to 125. */
  public static RidgeLearner usual() {
    return new RidgeLearner(List.of(8000.0, 4000.0, 2000.0, 1000.0, 500.0, 250.0, 125.0));
  }

  @Override
  public String code() {
    return "ridge";
  }

  @Override
  public String title() {
    return "rank-normal ridge regression";
  }

  @Override
  public List<Setting> settings() {
    return alphas.stream().map(alpha -> Setting.of(ALPHA, alpha)).toList();
  }

  @Override
  public List<FittedModel> fit(Design design, List<Setting> settings) {
    double[][] rows = design.weightedRows();
    double[] deviations = design.weightedDeviations();
    boolean dual = design.samples() <= design.features();
    double[][] columns = Vectors.transpose(rows, design.features());
    double[][] gram = Vectors.gram(dual ? rows : columns);
    double[] right = dual ? deviations : times(columns, deviations);
    return settings.stream()
        .map(setting -> PositiveDefinite.solve(gram, setting.value(ALPHA), right))
        .<FittedModel>map(x -> new FittedModel.Linear(design.mean(), dual ? times(columns, x) : x))
        .toList();
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = Vectors.dot(matrix[i], vector);
    }
    return product;
  }
}
