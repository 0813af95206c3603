package org.chemosign.cli;

import java.util.Optional;
import org.chemosign.expression.ExpressionLimits;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneTable;
import org.chemosign.expression.ReadOptions;
import picocli.CommandLine.Option;

/** What the sender of expression profiles states of them. */
final class UnitOptions {

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "UNIT",
      description = "Unit of the values: tpm, fpkm, log2-tpm, log2-fpkm, counts.")
  private ExpressionUnit unit;

  @Option(
      names = "--gene-identifier",
      paramLabel = "TYPE",
      description = "symbol, ensembl or entrez; told from the file when absent.")
  private GeneIdentifierType identifiers;

  ReadOptions readOptions() {
    return new ReadOptions(
        unit, Optional.ofNullable(identifiers), GeneTable.bundled(), ExpressionLimits.defaults());
  }
}
