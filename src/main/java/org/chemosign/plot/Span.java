package org.chemosign.plot;

/** Two ends, of data or of a drawing; the first may be the larger one (y of a drawing falls). */
public record Span(double from, double to) {

  /** Refuses ends that are not finite or that are equal. */
  public Span {
    if (!Double.isFinite(from) || !Double.isFinite(to) || from == to) {
      throw new IllegalArgumentException("a span has two finite, different ends");
    }
  }

  double share(double value) {
    return (value - from) / (to - from);
  }

  double at(double share) {
    return from + share * (to - from);
  }

  double low() {
    return Math.min(from, to);
  }

  double high() {
    return Math.max(from, to);
  }
}
