package org.chemosign.prediction;

import java.util.List;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;

/**
 * What was understood of the profile that was scored.
 *
 * @param sample sample name in the file
 * @param unit unit as stated by the sender
 * @param identifiers kind of gene identifier in the file
 * @param rows number of rows
 * @param recognised rows that the gene table resolves to one gene
 * @param viaAlias how many of those are named by a former symbol
 * @param ambiguous identifiers that stand for several genes and were not used, in file order, at
 *     most twenty
 * @param sha256 SHA-256 (hex) of the matrix as received, decompressed
 */
public record ProfileSummary(
    String sample,
    ExpressionUnit unit,
    GeneIdentifierType identifiers,
    int rows,
    int recognised,
    int viaAlias,
    List<String> ambiguous,
    String sha256) {

  public ProfileSummary {
    ambiguous = List.copyOf(ambiguous);
  }
}
