package org.chemosign.survival;

import java.util.SplittableRandom;

/** Seeded outcomes for properties that have to hold for any data. */
final class RandomCohorts {

  private RandomCohorts() {}

  /** Exponential times, about a third censored; rounded up to whole months for ties. */
  static Outcomes outcomes(SplittableRandom random, int size, boolean ties) {
    return outcomes(random, new double[size], ties);
  }

  /** The same with a log hazard for each patient. */
  static Outcomes outcomes(SplittableRandom random, double[] logHazard, boolean ties) {
    double[] time = new double[logHazard.length];
    boolean[] event = new boolean[logHazard.length];
    for (int i = 0; i < time.length; i++) {
      double death = -12 * Math.log(1 - random.nextDouble()) / Math.exp(logHazard[i]);
      double censored = -24 * Math.log(1 - random.nextDouble());
      event[i] = death <= censored;
      time[i] = ties ? Math.ceil(Math.min(death, censored)) : Math.min(death, censored);
    }
    return new Outcomes(time, event);
  }

  static double[] normals(SplittableRandom random, int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  static void shuffle(SplittableRandom random, int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}
