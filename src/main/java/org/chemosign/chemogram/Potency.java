package org.chemosign.chemogram;

/**
 * A dose that has an effect, such as IC50: a number only where it lies within the tested doses.
 * Nothing is extrapolated.
 */
public sealed interface Potency {

  /** The code of the kind: {@code measured}, {@code below-range} and so on. */
  String code();

  /**
   * Within the tested doses.
   *
   * @param dose micromolar
   * @param interval micromolar; an end is open where it would lie outside the tested doses
   */
  record Measured(double dose, Interval interval) implements Potency {
    @Override
    public String code() {
      return "measured";
    }
  }

  /** Below the lowest tested dose: the effect is there already. */
  record BelowRange(double lowestDose) implements Potency {
    @Override
    public String code() {
      return "below-range";
    }
  }

  /** Above the highest tested dose: the effect is not reached. */
  record AboveRange(double highestDose) implements Potency {
    @Override
    public String code() {
      return "above-range";
    }
  }

  /** Not estimated, with the reason why there is no fit. */
  record NotEstimated(FitRefusal reason) implements Potency {
    @Override
    public String code() {
      return reason.code();
    }
  }
}
