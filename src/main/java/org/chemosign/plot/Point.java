package org.chemosign.plot;

/** A place on a drawing: x to the right, y downwards, both finite, in points. */
public record Point(double x, double y) {

  /** Refuses what cannot be drawn: a coordinate that is not finite. */
  public Point {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("a point needs finite coordinates: " + x + ", " + y);
    }
  }
}
