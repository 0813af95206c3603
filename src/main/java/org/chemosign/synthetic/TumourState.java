package org.chemosign.synthetic;

import java.util.EnumMap;
import java.util.Map;

/**
 * What distinguishes one synthetic tumour from another, drawn once a tumour: the strength of each
 * programme and of the background factors, and the depth of sequencing.
 */
record TumourState(
    Map<Programme, Double> programmes, double[] background, double libraryFragments) {

  /** Share of basal-like tumours. */
  private static final double BASAL_SHARE = 0.25;

  private static final double MEAN_FRAGMENTS = 2.0e7;

  static TumourState draw(SeededRandom random) {
    boolean basal = random.uniform() < BASAL_SHARE;
    Map<Programme, Double> strengths = new EnumMap<>(Programme.class);
    strengths.put(Programme.CLASSICAL, (basal ? -1.6 : 0.8) + 0.5 * random.gaussian());
    strengths.put(Programme.BASAL, (basal ? 2.4 : -0.8) + 0.5 * random.gaussian());
    strengths.put(Programme.STROMA, 0.5 * random.gaussian());
    strengths.put(Programme.PROLIFERATION, (basal ? 0.3 : 0) + 0.4 * random.gaussian());
    strengths.put(Programme.IMMUNE, 0.6 * random.gaussian());
    strengths.put(Programme.EXOCRINE, 1.2 * random.gaussian());
    double[] background = new double[SyntheticGenome.BACKGROUND_FACTORS];
    for (int factor = 0; factor < background.length; factor++) {
      background[factor] = random.gaussian();
    }
    double fragments = MEAN_FRAGMENTS * StrictMath.exp(0.35 * random.gaussian());
    return new TumourState(strengths, background, fragments);
  }

  /** Natural-log shift that this state gives to a gene. */
  double shift(SyntheticGene gene) {
    double shift = gene.programme().map(programmes::get).orElse(0.0);
    for (int factor = 0; factor < background.length; factor++) {
      shift += gene.background()[factor] * background[factor];
    }
    return shift;
  }
}
