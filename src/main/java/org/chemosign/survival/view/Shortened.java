package org.chemosign.survival.view;

/** Names short enough for a drawing. */
final class Shortened {

  private Shortened() {}

  /** The text, or its start with an ellipsis where it is longer than a number of characters. */
  static String to(int most, String text) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "\u2026";
  }
}
