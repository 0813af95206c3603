package org.chemosign.security.abuse;

/**
 * How large and how intricate a request body may be, whatever it says.
 *
 * @param bytes most bytes
 * @param depth most levels of nesting, JSON or XML
 * @param items most values in an array or members of an element
 * @param tokens most values, names and brackets together; each costs memory when it is parsed
 * @param stringLength most characters of a string that is no base64 data; R4's own limit
 */
public record BodyLimits(int bytes, int depth, int items, int tokens, int stringLength) {

  private static final int DEPTH = 100;
  private static final int TOKENS = 1_000_000;
  private static final int MEBIBYTE = 1 << 20;

  public BodyLimits {
    if (bytes < 1 || depth < 1 || items < 1 || tokens < 1 || stringLength < 1) {
      throw new IllegalArgumentException("limits of bodies have to be positive");
    }
  }

  /** The limits beside those that an operator sets: depth 100, a million tokens, 1 MiB strings. */
  public static BodyLimits of(int bytes, int items) {
    return new BodyLimits(bytes, DEPTH, items, TOKENS, MEBIBYTE);
  }
}
