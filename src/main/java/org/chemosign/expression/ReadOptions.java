package org.chemosign.expression;

import java.util.Optional;

/**
 * What the sender states of a file, and what it is read against.
 *
 * @param unit unit of the values; picks the column in formats that hold several, and is checked
 *     against the numbers
 * @param identifiers kind of gene identifier; when empty it is told from the rows
 * @param table genes that identifiers are resolved in
 * @param limits how large the file may be
 */
public record ReadOptions(
    ExpressionUnit unit,
    Optional<GeneIdentifierType> identifiers,
    GeneTable table,
    ExpressionLimits limits) {

  /** The bundled gene table, identifiers told from the rows, limits for cohorts. */
  public static ReadOptions of(ExpressionUnit unit) {
    return new ReadOptions(
        unit, Optional.empty(), GeneTable.bundled(), ExpressionLimits.defaults());
  }
}
