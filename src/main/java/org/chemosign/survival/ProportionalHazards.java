package org.chemosign.survival;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether hazard ratios stay the same over time (Grambsch and Therneau 1994, DOI
 * 10.1093/biomet/81.3.515): the score test of a product of each term with 1 - S(t-), as cox.zph of
 * R survival 3 with its default transform, and the correlation of that time with the scaled
 * Schoenfeld residuals. A small p speaks against constant ratios.
 *
 * @param terms one a term of the model
 * @param global all terms together
 */
public record ProportionalHazards(List<Term> terms, ChiSquaredTest global) {

  /**
   * One term.
   *
   * @param correlation of time and scaled Schoenfeld residuals; above zero the log hazard ratio
   *     rises with time
   */
  public record Term(String term, double correlation, ChiSquaredTest test) {}

  static ProportionalHazards of(CoxRegression regression, CoxModel model) {
    int size = model.coefficients().size();
    Sums sums = new Sums(size, SurvivalCurve.of(regression.outcomes()));
    List<double[]> residuals = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    regression
        .riskSets(model.ties())
        .visit(
            regression.standardised(model),
            part -> {
              sums.add(part);
              for (int row : part.deaths()) {
                times.add(sums.clock(part.time()));
                residuals.add(difference(regression.row(row), part.mean()));
              }
            });
    PositiveDefinite information = new PositiveDefinite(sums.block(0, 0));
    List<Term> terms = new ArrayList<>();
    for (int j = 0; j < size; j++) {
      double[] scaled = new double[residuals.size()];
      double[] clock = new double[residuals.size()];
      double[] unit = new double[size];
      unit[j] = 1;
      double[] weights = information.solve(unit);
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = PositiveDefinite.dot(weights, residuals.get(i));
        clock[i] = times.get(i);
      }
      terms.add(
          new Term(
              model.coefficients().get(j).term(),
              correlation(clock, scaled),
              sums.test(new int[] {j})));
    }
    return new ProportionalHazards(
        List.copyOf(terms), sums.test(java.util.stream.IntStream.range(0, size).toArray()));
  }

  private static double[] difference(double[] left, double[] right) {
    double[] difference = new double[left.length];
    java.util.Arrays.setAll(difference, i -> left[i] - right[i]);
    return difference;
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = Moment.mean(x);
    double meanY = Moment.mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    double spread = Moment.standardDeviation(x) * Moment.standardDeviation(y);
    return sum / ((x.length - 1) * spread);
  }

  /** Information of the model with, for each term, its product with time beside it. */
  private static final class Sums {
    private final int size;
    private final SurvivalCurve curve;
    private final double[][] information;
    private final double[] gradient;

    Sums(int size, SurvivalCurve curve) {
      this.size = size;
      this.curve = curve;
      this.information = new double[2 * size][2 * size];
      this.gradient = new double[size];
    }

    double clock(double time) {
      return 1 - curve.survivalBefore(time);
    }

    void add(RiskSets.EventTime part) {
      double g = clock(part.time());
      for (int j = 0; j < size; j++) {
        gradient[j] += g * part.gradient()[j];
        for (int k = 0; k < size; k++) {
          double value = part.information()[j][k];
          information[j][k] += value;
          information[size + j][k] += g * value;
          information[j][size + k] += g * value;
          information[size + j][size + k] += g * g * value;
        }
      }
    }

    double[][] block(int row, int column) {
      double[][] block = new double[size][size];
      for (int j = 0; j < size; j++) {
        System.arraycopy(information[row * size + j], column * size, block[j], 0, size);
      }
      return block;
    }

    /** Score test of some products; where time cannot be told from a term there is none. */
    ChiSquaredTest test(int[] tested) {
      int all = size + tested.length;
      double[] score = new double[all];
      double[][] matrix = new double[all][all];
      for (int j = 0; j < all; j++) {
        int from = j < size ? j : size + tested[j - size];
        score[j] = j < size ? 0 : gradient[tested[j - size]];
        for (int k = 0; k < all; k++) {
          matrix[j][k] = information[from][k < size ? k : size + tested[k - size]];
        }
      }
      PositiveDefinite factor = new PositiveDefinite(matrix);
      return factor.dependentRow().isPresent()
          ? new ChiSquaredTest(Double.NaN, tested.length, Double.NaN)
          : ChiSquaredTest.of(factor.quadratic(score), tested.length);
    }
  }
}
