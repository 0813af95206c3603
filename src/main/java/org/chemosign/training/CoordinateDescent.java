package org.chemosign.training;

/**
 * Minimises (1 / 2n) sum of w (y - b0 - z b)^2 + lambda (l1 |b| + (1 - l1) / 2 b^2) over weights b,
 * starting from where the last call ended. Features are centred by their weighted means.
 */
final class CoordinateDescent {

  private static final int MOST_SWEEPS = 2000;
  private static final double TOLERANCE = 1e-9;

  private final Design design;
  private final double[][] columns;
  private final double[] means;
  private final double[] squares;
  private final double[] residuals;
  private double[] weights;

  CoordinateDescent(Design design) {
    this.design = design;
    int p = design.features();
    this.columns = Vectors.transpose(design.weightedRows(), p);
    this.means = new double[p];
    this.squares = new double[p];
    this.residuals = new double[design.samples()];
    double[] roots = new double[design.samples()];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = Math.sqrt(design.weights()[i]);
    }
    double total = Vectors.sum(design.weights());
    for (int j = 0; j < p; j++) {
      means[j] = Vectors.dot(columns[j], roots) / total;
      Vectors.add(columns[j], -means[j], roots);
      squares[j] = Vectors.dot(columns[j], columns[j]) / design.samples();
    }
    reset();
  }

  /** Starts again from no feature. */
  void reset() {
    weights = new double[columns.length];
    double[] deviations = design.weightedDeviations();
    System.arraycopy(deviations, 0, residuals, 0, deviations.length);
  }

  /**
   * The model of a penalty.
   *
   * @param l1 share of the L1 penalty
   * @param share penalty as a share of the smallest one that leaves no feature
   */
  FittedModel.Linear fit(double l1, double share) {
    double lambda = share * largest() / l1;
    double change = Double.POSITIVE_INFINITY;
    double scale = Vectors.dot(design.weightedDeviations(), design.weightedDeviations());
    double enough = TOLERANCE * Math.sqrt(scale / design.samples());
    for (int sweep = 0; sweep < MOST_SWEEPS && change > enough; sweep++) {
      change = sweep(lambda * l1, lambda * (1 - l1));
    }
    return new FittedModel.Linear(design.mean() - Vectors.dot(weights, means), weights);
  }

  private double largest() {
    double[] deviations = design.weightedDeviations();
    double largest = 0;
    for (double[] column : columns) {
      largest = Math.max(largest, Math.abs(Vectors.dot(column, deviations)) / design.samples());
    }
    return largest;
  }

  private double sweep(double threshold, double shrinkage) {
    double change = 0;
    for (int j = 0; j < columns.length; j++) {
      double old = weights[j];
      double gradient = Vectors.dot(columns[j], residuals) / design.samples();
      double pull = gradient + squares[j] * old;
      double shrunk = Math.signum(pull) * Math.max(0, Math.abs(pull) - threshold);
      weights[j] = squares[j] + shrinkage == 0 ? 0 : shrunk / (squares[j] + shrinkage);
      if (weights[j] != old) {
        Vectors.add(residuals, old - weights[j], columns[j]);
        change = Math.max(change, Math.abs(weights[j] - old) * Math.sqrt(squares[j]));
      }
    }
    return change;
  }
}
