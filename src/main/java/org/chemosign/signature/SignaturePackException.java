package org.chemosign.signature;

/**
 * A signature pack cannot be used. The message is one line that names the pack, the file and what
 * is wrong there.
 */
public final class SignaturePackException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 40;

  /**
   * A fault in a pack.
   *
   * @param pack name of the pack's folder
   * @param file name of the file in it
   * @param fault what is wrong, without line breaks
   */
  public SignaturePackException(String pack, String file, String fault) {
    super("signature pack " + shown(pack) + ", " + shown(file) + ": " + fault);
  }

  /** A fault of the catalog as a whole. */
  public SignaturePackException(String fault) {
    super(fault);
  }

  /** Foreign text in quotes, printable characters only, at most forty of them. */
  static String quoted(String text) {
    return '"' + shown(text) + '"';
  }

  private static String shown(String text) {
    String printable = text.replaceAll("[^\\x20-\\x7E]", "?");
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "...";
  }
}
