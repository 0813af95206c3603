package org.chemosign.survival;

/**
 * Harrell's C (1982, DOI 10.1001/jama.1982.03320430047030): how often, of two patients of whom it
 * is known who had the event first, the one of the higher risk did. Pairs and ties are those of R's
 * concordance: a patient censored at the time of another's event outlived it; two events at one
 * time are not compared; equal risks count one half; patients of different strata are not compared.
 * The standard error is the infinitesimal jackknife of R.
 *
 * @param c the concordance with its interval on its own scale, cut at 0 and 1; NaN without pairs
 * @param standardError of the concordance
 * @param concordant pairs in which the higher risk had the event first
 * @param discordant pairs in which the lower risk had it first
 * @param tiedRisk comparable pairs of equal risk
 * @param tiedTime pairs with events at the same time, not compared
 */
public record Concordance(
    Estimate c,
    double standardError,
    long concordant,
    long discordant,
    long tiedRisk,
    long tiedTime) {

  /**
   * Compares all pairs.
   *
   * @param risk the higher, the earlier the event is expected
   * @param stratum the stratum of each patient
   * @param level of the interval
   */
  static Concordance of(Outcomes outcomes, double[] risk, int[] stratum, double level) {
    int n = outcomes.size();
    double[] won = new double[n];
    double[] compared = new double[n];
    long[] counts = new long[4];
    for (int i = 0; i < n; i++) {
      for (int j = 0; outcomes.event()[i] && j < n; j++) {
        if (j == i || stratum[j] != stratum[i] || outcomes.time()[j] < outcomes.time()[i]) {
          continue;
        }
        if (outcomes.time()[j] == outcomes.time()[i] && outcomes.event()[j]) {
          counts[3] += j > i ? 1 : 0;
          continue;
        }
        int order = risk[i] > risk[j] ? 1 : risk[i] < risk[j] ? -1 : 0;
        counts[order > 0 ? 0 : order < 0 ? 1 : 2]++;
        double share = order > 0 ? 1 : order < 0 ? 0 : 0.5;
        won[i] += share;
        won[j] += share;
        compared[i]++;
        compared[j]++;
      }
    }
    return of(counts, error(won, compared, counts), level);
  }

  private static double error(double[] won, double[] compared, long[] counts) {
    double pairs = counts[0] + counts[1] + counts[2];
    double c = (counts[0] + counts[2] / 2.0) / pairs;
    double squares = 0;
    for (int i = 0; i < won.length; i++) {
      double influence = (won[i] - c * compared[i]) / pairs;
      squares += influence * influence;
    }
    return Math.sqrt(squares);
  }

  private static Concordance of(long[] counts, double error, double level) {
    double pairs = counts[0] + counts[1] + counts[2];
    double c = (counts[0] + counts[2] / 2.0) / pairs;
    double spread = Probability.twoSidedQuantile(level) * error;
    Estimate estimate = new Estimate(c, Math.max(0, c - spread), Math.min(1, c + spread));
    return new Concordance(estimate, error, counts[0], counts[1], counts[2], counts[3]);
  }
}
