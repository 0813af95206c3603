package org.chemosign.operation.predict;

import java.util.Optional;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;

/**
 * A matrix to be read, wherever it came from.
 *
 * @param bytes as received, plain or gzip
 * @param unit unit as stated
 * @param identifiers kind of gene identifier, where stated
 * @param where FHIRPath of its place in the request, for refusals
 */
record MatrixText(
    byte[] bytes, ExpressionUnit unit, Optional<GeneIdentifierType> identifiers, String where) {}
