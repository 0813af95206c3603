package org.chemosign.plot;

/**
 * How text is set: which end stands at its point, size in points, rotation in degrees clockwise
 * about its point, colour, weight.
 */
public record TextStyle(Anchor anchor, double size, double rotate, Colour colour, boolean bold) {

  private static final double NARROW = 0.3;
  private static final double USUAL = 0.56;
  private static final double WIDE = 0.76;

  /** Which part of a line of text stands at its point. */
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** Refuses a size that is not positive. */
  public TextStyle {
    if (!(size > 0) || Double.isInfinite(size) || !Double.isFinite(rotate)) {
      throw new IllegalArgumentException("text has a positive size and a finite rotation");
    }
  }

  /** Plain upright text of a size, starting at its point. */
  public static TextStyle size(double size) {
    return new TextStyle(Anchor.START, size, 0, Palette.INK, false);
  }

  /** The same, with another part of the text at its point. */
  public TextStyle at(Anchor other) {
    return new TextStyle(other, size, rotate, colour, bold);
  }

  /** The same, turned clockwise. */
  public TextStyle turned(double degrees) {
    return new TextStyle(anchor, size, degrees, colour, bold);
  }

  /** The same in another colour. */
  public TextStyle in(Colour other) {
    return new TextStyle(anchor, size, rotate, other, bold);
  }

  /** The same in bold. */
  public TextStyle inBold() {
    return new TextStyle(anchor, size, rotate, colour, true);
  }

  /** Width that a text takes in a common sans-serif face, about; for layout, so a little large. */
  public double widthOf(String text) {
    double width = text.codePoints().mapToDouble(TextStyle::breadth).sum();
    return width * size * (bold ? 1.08 : 1);
  }

  private static double breadth(int point) {
    if ("iIjl.,:;|!'()[] ft".indexOf(point) >= 0) {
      return NARROW;
    }
    return Character.isUpperCase(point) || "mwMW%@".indexOf(point) >= 0 ? WIDE : USUAL;
  }
}
