package org.chemosign.expression;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/**
 * Tells the kind of gene identifier from the rows and refuses what contradicts the statement, what
 * is of another species, and what the gene table mostly does not know.
 */
final class IdentifierCheck {

  private static final double MOSTLY = 0.9;
  private static final double FOREIGN = 0.1;
  private static final int ENOUGH_ROWS = 100;
  private static final double FEWEST_KNOWN = 0.1;
  private static final int EXAMPLES = 3;

  private final IdentifierColumn column;

  IdentifierCheck(IdentifierColumn column) {
    this.column = column;
  }

  /**
   * The kind of identifier: Ensembl when nine rows in ten are, Entrez when all are numbers, else
   * symbol.
   *
   * @throws ExpressionFormatException when another kind is stated, or a tenth of the rows are mouse
   *     genes
   */
  GeneIdentifierType type(Optional<GeneIdentifierType> stated) {
    refuseMouse();
    int ensembl = (int) rows().filter(this::isEnsembl).count();
    boolean numbers = rows().allMatch(this::isNumber);
    GeneIdentifierType found =
        ensembl >= MOSTLY * column.size()
            ? GeneIdentifierType.ENSEMBL
            : numbers ? GeneIdentifierType.ENTREZ : GeneIdentifierType.SYMBOL;
    if (stated.isPresent() && stated.get() != found) {
      throw contradiction(stated.get(), found);
    }
    return found;
  }

  private ExpressionFormatException contradiction(
      GeneIdentifierType stated, GeneIdentifierType found) {
    int row = rows().filter(candidate -> !isOf(candidate, stated)).findFirst().orElse(0);
    return refusal(
        row, "identifiers are stated to be " + stated.code() + " but look like " + found.code());
  }

  private boolean isOf(int row, GeneIdentifierType type) {
    return switch (type) {
      case ENSEMBL -> isEnsembl(row);
      case ENTREZ -> isNumber(row);
      case SYMBOL -> !isEnsembl(row) && !isNumber(row);
    };
  }

  private void refuseMouse() {
    int[] mouse = rows().filter(this::isMouse).toArray();
    if (mouse.length > 0 && mouse.length >= FOREIGN * column.size()) {
      throw refusal(mouse[0], "mouse genes in " + mouse.length + " rows; human genes are needed");
    }
  }

  /**
   * Refuses a file whose genes are mostly unknown.
   *
   * @throws ExpressionFormatException when no row is recognised, or under a tenth of at least 100
   */
  void checkRecognised(GeneIndex index) {
    boolean few = index.size() >= ENOUGH_ROWS && index.recognised() < FEWEST_KNOWN * index.size();
    if (index.recognised() > 0 && !few) {
      return;
    }
    List<String> examples =
        index.unknownExamples(EXAMPLES).stream().map(ExpressionFormatException::quote).toList();
    throw new ExpressionFormatException(
        Kind.IDENTIFIER,
        Place.FILE,
        "only "
            + index.recognised()
            + " of "
            + index.size()
            + " rows are known human genes ("
            + index.identifierType().code()
            + "); unknown are "
            + String.join(", ", examples)
            + hint());
  }

  private String hint() {
    long transcripts = rows().filter(row -> startsWith(row, "ENST")).count();
    long titled = rows().filter(this::isMouseSymbol).count();
    if (2 * transcripts > column.size()) {
      return "; these are transcripts, the gene-level table is needed";
    }
    return 2 * titled > column.size() ? "; these look like mouse symbols" : "";
  }

  private IntStream rows() {
    return IntStream.range(0, column.size());
  }

  private boolean isEnsembl(int row) {
    return GeneTable.isEnsembl(column.text(), column.start(row), column.end(row));
  }

  private boolean isMouse(int row) {
    return startsWith(row, "ENSMUSG");
  }

  private boolean startsWith(int row, String prefix) {
    int start = column.start(row);
    if (column.end(row) - start < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (column.text()[start + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isNumber(int row) {
    for (int i = column.start(row); i < column.end(row); i++) {
      if (column.text()[i] < '0' || column.text()[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** An upper-case letter and then a lower-case one, as mouse symbols are written. */
  private boolean isMouseSymbol(int row) {
    int start = column.start(row);
    byte[] text = column.text();
    return column.end(row) - start >= 2
        && Character.isUpperCase(text[start])
        && Character.isLowerCase(text[start + 1]);
  }

  private ExpressionFormatException refusal(int row, String problem) {
    return new ExpressionFormatException(
        Kind.IDENTIFIER, Place.line(column.line(row)).withValue(column.identifier(row)), problem);
  }
}
