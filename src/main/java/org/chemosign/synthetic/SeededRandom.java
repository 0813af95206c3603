package org.chemosign.synthetic;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every machine: bits of {@link SplittableRandom}, transformed
 * by {@link StrictMath} only. Not thread-safe.
 */
final class SeededRandom {

  private static final double NORMAL_APPROXIMATION_FROM = 30;

  private final SplittableRandom bits;
  private double spare = Double.NaN;

  SeededRandom(long seed) {
    this.bits = new SplittableRandom(seed);
  }

  /** A generator for one item of a series, independent of all other items. */
  static SeededRandom of(long seed, long item) {
    return new SeededRandom(mix(seed) ^ mix(item + 0x9E3779B97F4A7C15L));
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (bits.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Standard normal, by Marsaglia's polar method. */
  double gaussian() {
    if (!Double.isNaN(spare)) {
      double value = spare;
      spare = Double.NaN;
      return value;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * factor;
    return x * factor;
  }

  /** Poisson count of a mean; by inversion when the mean is small, else by the rounded normal. */
  int poisson(double mean) {
    if (mean >= NORMAL_APPROXIMATION_FROM) {
      double value = StrictMath.rint(mean + StrictMath.sqrt(mean) * gaussian());
      return (int) Math.max(0, Math.min(value, Integer.MAX_VALUE));
    }
    double probability = StrictMath.exp(-mean);
    double cumulated = probability;
    double target = uniform();
    int count = 0;
    while (target > cumulated && probability > 0) {
      count++;
      probability *= mean / count;
      cumulated += probability;
    }
    return count;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
