package org.chemosign.report;

/** Text that comes from outside, made fit for FHIR strings and XHTML. */
final class Plain {

  private Plain() {}

  /** The text with control characters, lone surrogates and non-characters as U+FFFD. */
  static String text(String outside) {
    if (outside.codePoints().allMatch(Plain::allowed)) {
      return outside;
    }
    StringBuilder plain = new StringBuilder(outside.length());
    outside.codePoints().forEach(c -> plain.appendCodePoint(allowed(c) ? c : 0xFFFD));
    return plain.toString();
  }

  private static boolean allowed(int c) {
    boolean control = Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    return !control && (c & 0xFFFE) != 0xFFFE && Character.getType(c) != Character.FORMAT;
  }
}
