package org.chemosign.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Elastic net by cyclic coordinate descent along a path of penalties (Friedman 2010, DOI
 * 10.18637/jss.v033.i01). A penalty is told as a share of the smallest one that leaves no feature.
 *
 * @param mixing share of the L1 penalty, in (0, 1]
 * @param shares penalties to try as shares of the largest, falling
 */
public record ElasticNetLearner(List<Double> mixing, List<Double> shares) implements Learner {

  private static final String MIXING = "l1";
  private static final String SHARE = "lambda";

  public ElasticNetLearner {
    mixing = List.copyOf(mixing);
    shares = List.copyOf(shares);
  }

  /** L1 shares 0.1, 0.5 and 1; six penalties each. */
  public static ElasticNetLearner usual() {
    return new ElasticNetLearner(List.of(0.1, 0.5, 1.0), List.of(0.7, 0.5, 0.35, 0.25, 0.15, 0.08));
  }

  @Override
  public String code() {
    return "elastic-net";
  }

  @Override
  public String title() {
    return "elastic net by coordinate descent";
  }

  @Override
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (double l1 : mixing) {
      shares.forEach(share -> settings.add(Setting.of(MIXING, l1, SHARE, share)));
    }
    return settings;
  }

  @Override
  public List<FittedModel> fit(Design design, List<Setting> settings) {
    List<FittedModel> models = new ArrayList<>();
    CoordinateDescent descent = new CoordinateDescent(design);
    double l1 = Double.NaN;
    for (Setting setting : settings) {
      if (setting.value(MIXING) != l1) {
        descent.reset();
        l1 = setting.value(MIXING);
      }
      models.add(descent.fit(l1, setting.value(SHARE)));
    }
    return models;
  }
}
