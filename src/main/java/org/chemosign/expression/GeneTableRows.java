package org.chemosign.expression;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows of the gene table: one line a gene, by rising NCBI Gene identifier, five columns between
 * tabs: NCBI Gene identifier, symbol, {@code p} for protein-coding genes, Ensembl identifiers and
 * other symbols, several of them between vertical bars.
 *
 * <p>A hit is twice the gene's number, plus one when the identifier is the preferred one: the
 * current symbol, or the first Ensembl identifier.
 */
final class GeneTableRows {

  private static final int ENSEMBL_LENGTH = 15;
  private static final int MOST_DIGITS = 9;

  private final byte[] text;
  private final int[] entrez;
  private final int[] symbolStart;
  private final int[] symbolEnd;
  private final int[] ensemblStart;
  private final boolean[] coding;
  private final SliceIndex symbols;
  private final SliceIndex ensembl;
  private int size;
  private int at;

  /**
   * Parses the decompressed table.
   *
   * @param text the table; kept, not copied
   * @param counts how many of everything it holds, as recorded beside it
   * @throws IllegalStateException when the counts are others or genes are out of order
   */
  GeneTableRows(byte[] text, Counts counts) {
    this.text = text;
    entrez = new int[counts.genes()];
    symbolStart = new int[counts.genes()];
    symbolEnd = new int[counts.genes()];
    ensemblStart = new int[counts.genes()];
    coding = new boolean[counts.genes()];
    symbols = new SliceIndex(text, counts.genes() + counts.aliases());
    ensembl = new SliceIndex(text, counts.ensemblIds());
    try {
      while (at < text.length) {
        readGene(size++);
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalStateException("gene table: it does not hold what is recorded of it", e);
    }
    if (size != counts.genes()) {
      throw new IllegalStateException("gene table: " + size + " genes, recorded " + counts);
    }
  }

  /** Numbers of genes, of symbols that are not current, and of Ensembl identifiers. */
  record Counts(int genes, int aliases, int ensemblIds) {}

  private void readGene(int gene) {
    int end = endOf('\t');
    entrez[gene] = number(text, at, end);
    if (gene > 0 && entrez[gene] <= entrez[gene - 1]) {
      throw new IllegalStateException("gene table: genes are not in order at " + entrez[gene]);
    }
    at = end + 1;
    symbolStart[gene] = at;
    symbolEnd[gene] = endOf('\t');
    symbols.add(at, symbolEnd[gene], gene << 1 | 1);
    at = symbolEnd[gene] + 1;
    coding[gene] = text[at] == 'p';
    at = endOf('\t') + 1;
    ensemblStart[gene] = text[at] == '\t' ? -1 : at;
    addAll(ensembl, '\t', gene);
    addAll(symbols, '\n', gene);
  }

  /** Adds the names up to a terminator; the first of a gene's Ensembl identifiers is preferred. */
  private void addAll(SliceIndex names, char terminator, int gene) {
    int end = endOf(terminator);
    int start = at;
    for (int i = at; i <= end && start < end; i++) {
      if (i == end || text[i] == '|') {
        boolean preferred = names == ensembl && start == at;
        names.add(start, i, gene << 1 | (preferred ? 1 : 0));
        start = i + 1;
      }
    }
    at = end + 1;
  }

  private int endOf(char terminator) {
    int end = at;
    while (text[end] != terminator) {
      end++;
    }
    return end;
  }

  /** Whether a gene codes for a protein. */
  boolean isCoding(int gene) {
    return coding[gene];
  }

  int size() {
    return size;
  }

  int entrez(int gene) {
    return entrez[gene];
  }

  String symbol(int gene) {
    int start = symbolStart[gene];
    return new String(text, start, symbolEnd[gene] - start, StandardCharsets.UTF_8);
  }

  Optional<String> firstEnsembl(int gene) {
    int start = ensemblStart[gene];
    return start < 0
        ? Optional.empty()
        : Optional.of(new String(text, start, ENSEMBL_LENGTH, StandardCharsets.US_ASCII));
  }

  int numberOf(int entrezId) {
    int found = Arrays.binarySearch(entrez, entrezId);
    return found < 0 ? GeneTable.UNKNOWN : found;
  }

  int byEntrez(byte[] key, int start, int end) {
    int found = numberOf(number(key, start, end));
    return found < 0 ? GeneTable.UNKNOWN : found << 1 | 1;
  }

  /** The gene whose current symbol it is, or else the only one whose other symbol it is. */
  int bySymbol(byte[] key, int start, int end) {
    int entry = symbols.find(key, start, end);
    if (entry < 0) {
      return GeneTable.UNKNOWN;
    }
    if (symbols.previous(entry) < 0) {
      return symbols.payload(entry);
    }
    int current = onlyCoding(symbols, entry, true);
    return current != GeneTable.UNKNOWN ? current : GeneTable.AMBIGUOUS;
  }

  int byEnsembl(byte[] key, int start, int end) {
    int entry = ensembl.find(key, start, end);
    return entry < 0 ? GeneTable.UNKNOWN : onlyCoding(ensembl, entry, false);
  }

  /** The only hit of a chain, or its only protein-coding one. */
  private int onlyCoding(SliceIndex names, int last, boolean preferredOnly) {
    int any = 0;
    int codingOnes = 0;
    int chosen = GeneTable.UNKNOWN;
    for (int entry = last; entry >= 0; entry = names.previous(entry)) {
      int hit = names.payload(entry);
      if (preferredOnly && !GeneTable.isPreferred(hit)) {
        continue;
      }
      boolean isCoding = coding[GeneTable.geneOf(hit)];
      codingOnes += isCoding ? 1 : 0;
      if (any++ == 0 || isCoding) {
        chosen = hit;
      }
    }
    return any <= 1 || codingOnes == 1 ? chosen : GeneTable.AMBIGUOUS;
  }

  /** Numbers of all genes that an ambiguous identifier may stand for. */
  int[] candidates(byte[] key, int end, boolean symbol) {
    SliceIndex names = symbol ? symbols : ensembl;
    int last = names.find(key, 0, end);
    int[] hits =
        IntStream.iterate(last, entry -> entry >= 0, names::previous)
            .map(entry -> names.payload(entry))
            .toArray();
    boolean current = symbol && Arrays.stream(hits).anyMatch(GeneTable::isPreferred);
    return Arrays.stream(hits)
        .filter(hit -> !current || GeneTable.isPreferred(hit))
        .map(GeneTable::geneOf)
        .distinct()
        .toArray();
  }

  /** A number without sign or leading zero; -1 for anything else or more than nine digits. */
  private static int number(byte[] key, int start, int end) {
    if (end <= start || end - start > MOST_DIGITS || key[start] == '0') {
      return -1;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      if (key[i] < '0' || key[i] > '9') {
        return -1;
      }
      number = 10 * number + key[i] - '0';
    }
    return number;
  }
}
