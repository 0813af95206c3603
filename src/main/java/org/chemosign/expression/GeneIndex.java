package org.chemosign.expression;

import java.util.List;
import java.util.Optional;

/**
 * The rows of an expression file and the genes they stand for, shared by all samples of the file.
 * Immutable and thread-safe. No two rows stand for one gene.
 */
public final class GeneIndex {

  private GeneIndex() {}

  /**
   * The index of identifiers in row order.
   *
   * @throws ExpressionFormatException when an identifier occurs twice
   */
  public static GeneIndex of(List<String> identifiers, GeneIdentifierType type, GeneTable table) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Number of rows. */
  public int size() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Identifier of a row as submitted. */
  public String identifier(int row) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Gene of a row; empty when it is unknown, ambiguous or shadowed. */
  public Optional<Gene> gene(int row) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Whether a row's gene was found by a former or alternative symbol. */
  public boolean viaAlias(int row) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Row of a gene by NCBI Gene identifier; -1 when absent. */
  public int rowOf(int entrezId) {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * Row of a symbol; -1 when absent. Where identifiers are symbols it is the row with exactly that
   * text, else the row whose gene has that current symbol.
   */
  public int rowOfSymbol(String symbol) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Kind of identifier in the file. */
  public GeneIdentifierType identifierType() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Identifiers that were not used because they, or several of them, leave the gene open. */
  public List<String> ambiguous() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Former symbols that were not used because the current symbol has a row of its own. */
  public List<String> shadowed() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Number of rows that stand for a gene. */
  public int recognised() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Number of rows that stand for a gene by a former or alternative symbol. */
  public int viaAliasCount() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Number of rows whose identifier is in no way known to the table. */
  public int unknownCount() {
    throw new UnsupportedOperationException("not built yet");
  }
}
