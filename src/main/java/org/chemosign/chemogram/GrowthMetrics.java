package org.chemosign.chemogram;

import java.util.List;

/**
 * GR metrics of a curve (Hafner et al. 2016, doi:10.1038/nmeth.3853).
 *
 * @param fit three-parameter curve of the GR values, 1 at no dose and from -1 on at endless dose
 * @param gr50 dose at which GR passes 0.5
 * @param grMax mean GR value at the highest tested dose
 * @param grAoc area over the GR curve: mean of 1 - GR by the trapezoid over log10 dose, 0 (no
 *     effect) to 2 (all killed)
 */
public record GrowthMetrics(CurveFit fit, Potency gr50, double grMax, double grAoc) {

  /** Metrics of doses that all have GR values; at least two doses. */
  static GrowthMetrics of(List<DosePoint> points, AnalysisPlan plan) {
    WeightedPoints rates = WeightedPoints.growthRates(points);
    CurveLimits limits = CurveLimits.growthRate(AreaUnderCurve.tested(points));
    CurveSearch search = CurveSearch.of(rates, limits, plan);
    double[] means = rates.means();
    return new GrowthMetrics(
        search.fit(), search.potency(0.5), means[means.length - 1], areaOver(rates));
  }

  private static double areaOver(WeightedPoints rates) {
    double[] x = rates.logDoses();
    double[] y = rates.means();
    double area = 0;
    for (int i = 1; i < x.length; i++) {
      area += (x[i] - x[i - 1]) * (1 - (y[i] + y[i - 1]) / 2);
    }
    return area / (x[x.length - 1] - x[0]);
  }
}
