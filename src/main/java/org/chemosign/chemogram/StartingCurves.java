package org.chemosign.chemogram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where fits start: on a grid of steepness and middle dose the best top and bottom are a line fit;
 * the best few grid points that are not neighbours are taken.
 */
final class StartingCurves {

  private static final double[] HILLS = {0.4, 0.8, 1.5, 3, 6};
  private static final int MIDS = 16;
  private static final int MOST = 4;

  private final WeightedPoints points;
  private final CurveLimits limits;

  StartingCurves(WeightedPoints points, CurveLimits limits) {
    this.points = points;
    this.limits = limits;
  }

  private record Candidate(LogLogistic curve, double squares, int place) {}

  List<LogLogistic> best() {
    List<Candidate> all = new ArrayList<>();
    for (double hill : HILLS) {
      for (int i = 0; i < MIDS; i++) {
        double share = (i + 0.5) / MIDS;
        double mid = limits.mid().low() + share * (limits.mid().high() - limits.mid().low());
        LogLogistic curve = line(hill, mid);
        all.add(new Candidate(curve, CurveFitter.squares(points, curve), i));
      }
    }
    all.sort(Comparator.comparingDouble(Candidate::squares));
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate next : all) {
      boolean apart = chosen.stream().allMatch(c -> Math.abs(c.place() - next.place()) > 1);
      if (chosen.size() < MOST && apart) {
        chosen.add(next);
      }
    }
    return chosen.stream().map(Candidate::curve).toList();
  }

  /** Weighted regression of the means on the share that is still to come. */
  private LogLogistic line(double hill, double mid) {
    LogLogistic unit = new LogLogistic(1, 0, hill, mid);
    double total = points.total();
    double meanShare = 0;
    for (int i = 0; i < points.doses(); i++) {
      meanShare += points.wells()[i] * unit.share(points.logDoses()[i]) / total;
    }
    double meanValue = points.grandMean();
    double product = 0;
    double square = 0;
    for (int i = 0; i < points.doses(); i++) {
      double share = unit.share(points.logDoses()[i]) - meanShare;
      product += points.wells()[i] * share * (points.means()[i] - meanValue);
      square += points.wells()[i] * share * share;
    }
    double fall = square > 1e-12 ? Math.max(0, product / square) : 0;
    double top = limits.top().within(meanValue + fall * (1 - meanShare));
    double bottom = Math.max(limits.lowestBottom(), meanValue - fall * meanShare);
    return new LogLogistic(top, Math.min(bottom, top), hill, mid);
  }
}
