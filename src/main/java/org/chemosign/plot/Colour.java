package org.chemosign.plot;

/** A colour on screen and in print; each part 0 to 255. */
public record Colour(int red, int green, int blue) {

  private static final String DIGITS = "0123456789abcdef";

  /** Refuses parts outside 0 to 255. */
  public Colour {
    if (((red | green | blue) & ~0xff) != 0) {
      throw new IllegalArgumentException("a part of a colour is 0 to 255");
    }
  }

  /** A colour from 0xRRGGBB. */
  public static Colour rgb(int value) {
    return new Colour(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
  }

  /** The colour as {@code #rrggbb}. */
  public String hex() {
    return "#" + pair(red) + pair(green) + pair(blue);
  }

  private static String pair(int part) {
    return "" + DIGITS.charAt(part >> 4) + DIGITS.charAt(part & 15);
  }
}
