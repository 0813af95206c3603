package org.chemosign.training;

import java.util.List;
import org.chemosign.signature.WekaSettings;
import weka.classifiers.functions.GaussianProcesses;
import weka.classifiers.functions.supportVector.PolyKernel;
import weka.core.SelectedTag;

/**
 * Gaussian process regression of Weka (Williams and Rasmussen 1996) with a linear kernel, exported
 * as weights. Weka cannot serialise its Gaussian processes, so there is no pack for other kernels.
 * The square of the noise stands where ridge regression has its penalty; unlike there, responses
 * alone are centred.
 *
 * @param noise standard deviations of the noise to try, largest first
 */
public record GaussianProcessLearner(List<Double> noise) implements Learner {

  private static final String NOISE = "noise";

  public GaussianProcessLearner {
    noise = List.copyOf(noise);
  }

  /** Noise 60 and 30, the squares of which are 3,600 and 900. */
  public static GaussianProcessLearner usual() {
    return new GaussianProcessLearner(List.of(60.0, 30.0));
  }

  @Override
  public String code() {
    return "gaussian-process";
  }

  @Override
  public String title() {
    return "Gaussian process, linear kernel (Weka)";
  }

  @Override
  public List<Setting> settings() {
    return noise.stream().map(sd -> Setting.of(NOISE, sd)).toList();
  }

  @Override
  public List<FittedModel> fit(Design design, List<Setting> settings) {
    return settings.stream().map(setting -> fit(design, setting.value(NOISE))).toList();
  }

  private static FittedModel fit(Design design, double noise) {
    WekaSettings.apply();
    GaussianProcesses process = new GaussianProcesses();
    process.setNoise(noise);
    process.setFilterType(
        new SelectedTag(GaussianProcesses.FILTER_NONE, GaussianProcesses.TAGS_FILTER));
    process.setKernel(new PolyKernel());
    return WekaRegression.train(process, design, design.mean()).asLinear(design.features());
  }
}
