package org.chemosign.plot;

/** How a line is drawn: colour, width in points, dashed or not. */
public record Stroke(Colour colour, double width, boolean dashed) {

  /** Refuses a width that is not positive. */
  public Stroke {
    if (!(width > 0) || Double.isInfinite(width)) {
      throw new IllegalArgumentException("a line has a positive width");
    }
  }

  /** A solid line. */
  public static Stroke solid(Colour colour, double width) {
    return new Stroke(colour, width, false);
  }

  /** A dashed line. */
  public static Stroke dashed(Colour colour, double width) {
    return new Stroke(colour, width, true);
  }
}
