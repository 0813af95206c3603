package org.chemosign.report;

/**
 * Makes text from outside safe to open in a spreadsheet. A name that begins with {@code = + - @} or
 * that a spreadsheet might otherwise run as a formula gets an apostrophe before it; characters that
 * would break the table become spaces.
 */
public final class SpreadsheetGuard {

  private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private SpreadsheetGuard() {}

  /** The text as one cell of a table. */
  public static String cell(String text) {
    String flat = text.replaceAll("\\p{Cntrl}", " ");
    String visible = flat.stripLeading();
    boolean formula = !visible.isEmpty() && FORMULA_STARTS.indexOf(visible.charAt(0)) >= 0;
    return formula ? "'" + flat : flat;
  }
}
