package org.chemosign.plot;

import java.util.List;

/**
 * Colours that people with any of the common kinds of colour blindness tell apart: the eight of
 * Okabe and Ito (Color Universal Design, 2008), and greys for axes. Yellow is left out of the
 * series, for it is too pale for lines on white.
 */
public final class Palette {

  /** Text and the main line. */
  public static final Colour INK = Colour.rgb(0x222222);

  /** Axes and secondary text; 4.5 to 1 on white. */
  public static final Colour GREY = Colour.rgb(0x6b6b6b);

  /** Grid lines. */
  public static final Colour PALE = Colour.rgb(0xdddddd);

  /** The page. */
  public static final Colour WHITE = Colour.rgb(0xffffff);

  public static final Colour BLUE = Colour.rgb(0x0072b2);
  public static final Colour VERMILION = Colour.rgb(0xd55e00);
  public static final Colour GREEN = Colour.rgb(0x009e73);
  public static final Colour PURPLE = Colour.rgb(0xcc79a7);
  public static final Colour ORANGE = Colour.rgb(0xe69f00);
  public static final Colour SKY = Colour.rgb(0x56b4e9);

  private static final List<Colour> SERIES = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY);

  private Palette() {}

  /** Colour of the n-th series from 0; the six repeat. */
  public static Colour series(int index) {
    return SERIES.get(Math.floorMod(index, SERIES.size()));
  }
}
