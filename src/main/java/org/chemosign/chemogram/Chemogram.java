package org.chemosign.chemogram;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How one drug acted on one model at one passage.
 *
 * @param response doses and replicates
 * @param auc area under the curve over all tested doses, 0 to 1; empty with a single dose
 * @param commonArea area over the stated or shared range of doses of this drug; empty when there is
 *     no such range
 * @param fit four-parameter log-logistic curve, or why there is none
 * @param ic50 dose at which the fitted viability passes 50 %
 * @param ec50 dose half way between the plateaus
 * @param growth GR metrics, where growth is known
 * @param replicateDeviation median over doses of the SD of replicates, in points of viability
 * @param plates quality of the plates
 * @param flags what a reader has to know, in a fixed order
 */
public record Chemogram(
    DoseResponse response,
    OptionalDouble auc,
    Optional<RangeArea> commonArea,
    CurveFit fit,
    Potency ic50,
    Potency ec50,
    Optional<GrowthMetrics> growth,
    OptionalDouble replicateDeviation,
    List<PlateQuality> plates,
    Set<Flag> flags) {

  /** Model, drug, passage. */
  public CurveKey key() {
    return response.key();
  }

  /** Doses in micromolar, rising. */
  public List<Double> doses() {
    return response.points().stream().map(DosePoint::dose).toList();
  }

  /** Mean viability in percent at each dose, not clipped. */
  public List<Double> meanViability() {
    return response.points().stream().map(DosePoint::mean).toList();
  }

  /** Viability in percent of the fitted curve at each dose; empty without a fit. */
  public List<Double> fittedViability() {
    return fit instanceof CurveFit.Fitted fitted
        ? doses().stream().map(fitted.curve()::at).toList()
        : List.of();
  }

  /**
   * Viability in percent at the highest tested dose: fitted with its interval where there is a fit,
   * else the mean of its wells, whose interval is open.
   */
  public Estimate emax() {
    if (fit instanceof CurveFit.Fitted fitted) {
      return fitted.emax();
    }
    List<DosePoint> points = response.points();
    return new Estimate(points.get(points.size() - 1).mean(), Interval.OPEN);
  }
}
