package org.chemosign.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/**
 * The rows of an expression file and the genes they stand for, shared by all samples of the file.
 * Immutable and thread-safe. No two rows stand for one gene: where several do, the row with the
 * current symbol (or the gene's first Ensembl identifier) is taken and the others are shadowed;
 * where none has it, all are ambiguous and the gene counts as absent.
 */
public final class GeneIndex {

  private static final int SHADOWED = -3;
  private static final int NONE = -1;
  private static final int CONTESTED = -2;

  private final IdentifierColumn column;
  private final GeneIdentifierType type;
  private final GeneTable table;
  private final SliceIndex keys;
  private final int[] hits;
  private final int[] rowOfGene;
  private final int recognised;

  private GeneIndex(IdentifierColumn column, GeneIdentifierType type, GeneTable table) {
    this.column = column;
    this.type = type;
    this.table = table;
    this.keys = new SliceIndex(column.text(), column.size());
    this.hits = new int[column.size()];
    this.rowOfGene = new int[table.size()];
    Arrays.fill(rowOfGene, NONE);
    for (int row = 0; row < hits.length; row++) {
      addRow(row);
    }
    assignPreferred();
    assignOthers();
    this.recognised = count(hit -> hit >= 0);
  }

  /**
   * The index of identifiers in row order.
   *
   * @throws ExpressionFormatException when an identifier occurs twice
   */
  public static GeneIndex of(List<String> identifiers, GeneIdentifierType type, GeneTable table) {
    return of(IdentifierColumn.of(identifiers), type, table);
  }

  /**
   * The index of a trimmed column; one kept from another file when the identifiers are the same.
   */
  static GeneIndex of(IdentifierColumn column, GeneIdentifierType type, GeneTable table) {
    Optional<GeneIndex> kept = table.indexes().find(column, type);
    if (kept.isPresent()) {
      return kept.get();
    }
    GeneIndex index = new GeneIndex(column, type, table);
    table.indexes().keep(column, index);
    return index;
  }

  private void addRow(int row) {
    byte[] text = column.text();
    int start = column.start(row);
    int end = column.end(row);
    if (type == GeneIdentifierType.ENSEMBL) {
      end = GeneTable.ensemblEnd(text, start, end);
    }
    int earlier = keys.previous(keys.add(start, end));
    if (earlier >= 0) {
      throw duplicate(row, earlier);
    }
    hits[row] = table.lookup(text, start, end, type);
  }

  private ExpressionFormatException duplicate(int row, int earlier) {
    String text = column.identifier(row);
    String first = column.identifier(earlier);
    String as = first.equals(text) ? "" : " (as '" + ExpressionFormatException.quote(first) + "')";
    return new ExpressionFormatException(
        Kind.DUPLICATE,
        Place.line(column.line(row)).withValue(text),
        "the gene is already on line " + column.line(earlier) + as);
  }

  private void assignPreferred() {
    for (int row = 0; row < hits.length; row++) {
      if (hits[row] >= 0 && GeneTable.isPreferred(hits[row])) {
        rowOfGene[GeneTable.geneOf(hits[row])] = row;
      }
    }
  }

  private void assignOthers() {
    for (int row = 0; row < hits.length; row++) {
      if (hits[row] >= 0 && !GeneTable.isPreferred(hits[row])) {
        assignOther(row, GeneTable.geneOf(hits[row]));
      }
    }
  }

  private void assignOther(int row, int gene) {
    int holder = rowOfGene[gene];
    if (holder == NONE) {
      rowOfGene[gene] = row;
    } else if (holder >= 0 && GeneTable.isPreferred(hits[holder])) {
      hits[row] = SHADOWED;
    } else {
      hits[row] = GeneTable.AMBIGUOUS;
      if (holder >= 0) {
        hits[holder] = GeneTable.AMBIGUOUS;
      }
      rowOfGene[gene] = CONTESTED;
    }
  }

  /** Number of rows. */
  public int size() {
    return hits.length;
  }

  /** Identifier of a row as submitted. */
  public String identifier(int row) {
    return column.identifier(row);
  }

  /** Gene of a row; empty when it is unknown, ambiguous or shadowed. */
  public Optional<Gene> gene(int row) {
    return hits[row] < 0 ? Optional.empty() : Optional.of(table.gene(GeneTable.geneOf(hits[row])));
  }

  /** Whether a row's gene was found by a former or alternative symbol. */
  public boolean viaAlias(int row) {
    return isAlias(hits[row]);
  }

  /** Row of a gene by NCBI Gene identifier; -1 when absent. */
  public int rowOf(int entrezId) {
    int gene = table.numberOf(entrezId);
    return gene < 0 ? NONE : Math.max(NONE, rowOfGene[gene]);
  }

  /**
   * Row of a symbol; -1 when absent. Where identifiers are symbols it is the row with exactly that
   * text, else the row whose gene has that current symbol.
   */
  public int rowOfSymbol(String symbol) {
    byte[] key = symbol.getBytes(StandardCharsets.UTF_8);
    if (type == GeneIdentifierType.SYMBOL) {
      return keys.find(key, 0, key.length);
    }
    int hit = table.lookup(key, 0, key.length, GeneIdentifierType.SYMBOL);
    boolean current = hit >= 0 && GeneTable.isPreferred(hit);
    return current ? Math.max(NONE, rowOfGene[GeneTable.geneOf(hit)]) : NONE;
  }

  /** Kind of identifier in the file. */
  public GeneIdentifierType identifierType() {
    return type;
  }

  /** The table that identifiers were resolved in. */
  public GeneTable table() {
    return table;
  }

  /** Identifiers that were not used because they, or several of them, leave the gene open. */
  public List<String> ambiguous() {
    return identifiersWith(GeneTable.AMBIGUOUS);
  }

  /** Identifiers that were not used because the gene's current one has a row of its own. */
  public List<String> shadowed() {
    return identifiersWith(SHADOWED);
  }

  /** Number of rows that stand for a gene. */
  public int recognised() {
    return recognised;
  }

  /** Number of rows that stand for a gene by a former or alternative symbol. */
  public int viaAliasCount() {
    return count(this::isAlias);
  }

  /** Number of rows whose identifier is in no way known to the table. */
  public int unknownCount() {
    return count(hit -> hit == GeneTable.UNKNOWN);
  }

  /** The first identifiers that the table does not know, in file order. */
  List<String> unknownExamples(int most) {
    return identifiersWith(GeneTable.UNKNOWN).stream().limit(most).toList();
  }

  private boolean isAlias(int hit) {
    return type == GeneIdentifierType.SYMBOL && hit >= 0 && !GeneTable.isPreferred(hit);
  }

  private int count(java.util.function.IntPredicate condition) {
    return (int) Arrays.stream(hits).filter(condition).count();
  }

  private List<String> identifiersWith(int outcome) {
    List<String> found = new ArrayList<>();
    for (int row = 0; row < hits.length; row++) {
      if (hits[row] == outcome) {
        found.add(identifier(row));
      }
    }
    return List.copyOf(found);
  }
}
