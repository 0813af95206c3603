package org.chemosign.plot;

/** How an area is filled: colour and opacity, 0 (nothing) to 1 (solid). */
public record Fill(Colour colour, double opacity) {

  /** Refuses an opacity outside 0 to 1. */
  public Fill {
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("opacity is 0 to 1");
    }
  }

  /** A solid area. */
  public static Fill solid(Colour colour) {
    return new Fill(colour, 1);
  }
}
