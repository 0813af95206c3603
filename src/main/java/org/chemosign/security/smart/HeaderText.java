package org.chemosign.security.smart;

/**
 * The text of headers. These tests run many times for every request, over tokens of a thousand
 * characters; regular expressions for them took half of the time of a read.
 */
final class HeaderText {

  private static final String SCHEME = "Bearer ";
  private static final String TOKEN_MARKS = "-._~+/";

  private HeaderText() {}

  /** Whether all characters are assigned in Unicode and none is a control, as the library asks. */
  static boolean isText(String value) {
    for (int i = 0; i < value.length(); ) {
      int character = value.codePointAt(i);
      boolean plain = character >= ' ' && character <= '~';
      if (!plain && (!Character.isDefined(character) || Character.isISOControl(character))) {
        return false;
      }
      i += Character.charCount(character);
    }
    return true;
  }

  /**
   * The token of an Authorization header (RFC 6750, b64token); never one of the address or the
   * body.
   *
   * @param header the one header; null when there is none
   * @return null when it holds no token of that form
   */
  static String bearer(String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    int begin = SCHEME.length();
    while (begin < header.length() && header.charAt(begin) == ' ') {
      begin++;
    }
    int end = header.length();
    while (end > begin && header.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = begin; i < end; i++) {
      if (!isOfToken(header.charAt(i))) {
        return null;
      }
    }
    return end > begin ? header.substring(begin) : null;
  }

  private static boolean isOfToken(char character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9'
        || TOKEN_MARKS.indexOf(character) >= 0;
  }
}
