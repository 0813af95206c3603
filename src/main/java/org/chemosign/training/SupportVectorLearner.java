package org.chemosign.training;

import java.util.ArrayList;
import java.util.List;
import org.chemosign.signature.WekaSettings;
import weka.classifiers.functions.SMOreg;
import weka.classifiers.functions.supportVector.PolyKernel;
import weka.classifiers.functions.supportVector.RBFKernel;
import weka.classifiers.functions.supportVector.RegSMOImproved;
import weka.core.SelectedTag;

/**
 * Support vector regression of Weka by sequential minimal optimisation (Shevade 2000, DOI
 * 10.1109/72.870050). Models of the linear kernel are exported as weights.
 *
 * @param linear costs to try with the linear kernel
 * @param radial costs to try with the kernel exp(-d^2 / features); these models stay Weka's
 */
public record SupportVectorLearner(List<Double> linear, List<Double> radial) implements Learner {

  private static final String COST = "cost";
  private static final String WIDTH = "width";
  private static final double RADIAL_WIDTH = 1;
  private static final double TUBE = 0.1;

  public SupportVectorLearner {
    linear = List.copyOf(linear);
    radial = List.copyOf(radial);
  }

  /** Two costs with the linear kernel, one with the radial kernel. */
  public static SupportVectorLearner usual() {
    return new SupportVectorLearner(List.of(0.0005, 0.002), List.of(1.0));
  }

  @Override
  public String code() {
    return "support-vector";
  }

  @Override
  public String title() {
    return "support vector regression (Weka SMOreg)";
  }

  @Override
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    linear.forEach(cost -> settings.add(Setting.of(COST, cost, WIDTH, 0)));
    radial.forEach(cost -> settings.add(Setting.of(COST, cost, WIDTH, RADIAL_WIDTH)));
    return settings;
  }

  @Override
  public List<FittedModel> fit(Design design, List<Setting> settings) {
    return settings.stream().map(setting -> fit(design, setting)).toList();
  }

  private static FittedModel fit(Design design, Setting setting) {
    WekaSettings.apply();
    SMOreg machine = new SMOreg();
    machine.setC(setting.value(COST));
    machine.setFilterType(new SelectedTag(SMOreg.FILTER_NONE, SMOreg.TAGS_FILTER));
    RegSMOImproved optimiser = new RegSMOImproved();
    optimiser.setEpsilonParameter(TUBE);
    optimiser.setSeed((int) (design.seed() ^ design.seed() >>> 32));
    machine.setRegOptimizer(optimiser);
    double width = setting.value(WIDTH);
    if (width == 0) {
      machine.setKernel(new PolyKernel());
      return WekaRegression.train(machine, design, 0).asLinear(design.features());
    }
    RBFKernel kernel = new RBFKernel();
    kernel.setGamma(width / design.features());
    machine.setKernel(kernel);
    return new FittedModel.Opaque(WekaRegression.train(machine, design, 0), design.features());
  }
}
