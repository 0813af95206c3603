package org.chemosign.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chemosign.expression.ExpressionLimits;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneTable;
import org.chemosign.expression.ReadOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is read, and what its sender states of it. */
final class InputOptions {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Expression profiles, plain or gzip, one or many samples a file.")
  private List<Path> files;

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

  List<Path> files() {
    return files;
  }

  ReadOptions readOptions() {
    return new ReadOptions(
        unit, Optional.ofNullable(identifiers), GeneTable.bundled(), ExpressionLimits.defaults());
  }
}
