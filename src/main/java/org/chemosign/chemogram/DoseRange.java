package org.chemosign.chemogram;

/** A range of doses in micromolar, positive, the lower end first. */
public record DoseRange(double low, double high) {

  /** Refuses ends that are not positive and rising. */
  public DoseRange {
    if (!(low > 0 && high > low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException("a dose range has positive, rising ends");
    }
  }

  /** Powers of ten between the ends. */
  public double decades() {
    return StrictMath.log10(high) - StrictMath.log10(low);
  }

  /** Whether another range lies within this one; a millionth of slack for units. */
  public boolean contains(DoseRange other) {
    return other.low >= low * (1 - 1e-6) && other.high <= high * (1 + 1e-6);
  }
}
