package org.chemosign.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The frozen table of human genes: symbols current and former, Ensembl and NCBI Gene identifiers.
 * Immutable and thread-safe. The table stays the bytes it was read from; genes become objects only
 * when they are asked for.
 */
public final class GeneTable {

  /** Result of {@link #lookup} for an identifier that no gene has. */
  static final int UNKNOWN = -1;

  /** Result of {@link #lookup} for an identifier that leaves the gene open. */
  static final int AMBIGUOUS = -2;

  private static final int ENSEMBL_LENGTH = 15;

  private final GeneTableOrigin origin;
  private final GeneTableRows rows;
  private final GeneIndexCache indexes = new GeneIndexCache();

  GeneTable(GeneTableOrigin origin, GeneTableRows rows) {
    this.origin = origin;
    this.rows = rows;
  }

  /**
   * The table that ships with the product, loaded at the first call.
   *
   * @throws IllegalStateException when it is missing or its hash is not the recorded one
   */
  public static GeneTable bundled() {
    return Bundled.TABLE;
  }

  private static final class Bundled {
    private static final GeneTable TABLE = GeneTableLoader.load("/terminology/gene-table.json");
  }

  /** Version of the table, such as {@code 2022-09}. */
  public String version() {
    return origin.version();
  }

  /** Where the table comes from, with dates, and under which licence. */
  public String source() {
    return origin.source() + "; " + origin.licence();
  }

  /** SHA-256 (hex) of the table's file as shipped. */
  public String sha256() {
    return origin.sha256();
  }

  /** Number of genes. */
  public int size() {
    return rows.size();
  }

  /** The protein-coding genes, by rising NCBI Gene identifier. */
  public List<Gene> proteinCoding() {
    return IntStream.range(0, size()).filter(rows::isCoding).mapToObj(this::gene).toList();
  }

  /**
   * The gene of an identifier. Case matters. A current symbol beats a former one; among several
   * genes with one current symbol or Ensembl identifier the only protein-coding one is meant;
   * anything else that stands for several genes is ambiguous. The version of an Ensembl identifier,
   * and a symbol appended to it with an underscore, do not matter.
   */
  public GeneResolution resolve(String identifier, GeneIdentifierType type) {
    byte[] key = identifier.getBytes(StandardCharsets.UTF_8);
    int end = type == GeneIdentifierType.ENSEMBL ? ensemblEnd(key, 0, key.length) : key.length;
    int found = lookup(key, 0, end, type);
    if (found == UNKNOWN) {
      return new GeneResolution.Unknown();
    }
    if (found == AMBIGUOUS) {
      return new GeneResolution.Ambiguous(candidates(key, end, type));
    }
    boolean viaAlias = type == GeneIdentifierType.SYMBOL && !isPreferred(found);
    return new GeneResolution.Resolved(gene(geneOf(found)), viaAlias);
  }

  /**
   * Looks an identifier up.
   *
   * @return {@link #UNKNOWN}, {@link #AMBIGUOUS}, or a hit for {@link #geneOf} and {@link
   *     #isPreferred}
   */
  int lookup(byte[] key, int start, int end, GeneIdentifierType type) {
    return switch (type) {
      case SYMBOL -> rows.bySymbol(key, start, end);
      case ENSEMBL -> rows.byEnsembl(key, start, end);
      case ENTREZ -> rows.byEntrez(key, start, end);
    };
  }

  /** Number of the gene of a hit, from 0 to {@link #size} - 1. */
  static int geneOf(int hit) {
    return hit >> 1;
  }

  /** Whether a hit was found by the gene's current symbol, or by its first Ensembl identifier. */
  static boolean isPreferred(int hit) {
    return (hit & 1) == 1;
  }

  /** The gene of a number. */
  Gene gene(int number) {
    return new Gene(rows.entrez(number), rows.symbol(number), rows.firstEnsembl(number));
  }

  /** Number of the gene of an NCBI Gene identifier; {@link #UNKNOWN} when there is none. */
  int numberOf(int entrezId) {
    return rows.numberOf(entrezId);
  }

  /** Indexes of files read lately; cohorts share their identifier column. */
  GeneIndexCache indexes() {
    return indexes;
  }

  /**
   * Where the identifier proper of an Ensembl row ends: before a version or an appended symbol.
   * Anything that is not a human Ensembl gene identifier is left whole.
   */
  static int ensemblEnd(byte[] text, int start, int end) {
    if (!isEnsembl(text, start, end)) {
      return end;
    }
    return start + ENSEMBL_LENGTH;
  }

  /** Whether text is ENSG and eleven digits, alone or before a full stop or an underscore. */
  static boolean isEnsembl(byte[] text, int start, int end) {
    if (end - start < ENSEMBL_LENGTH || !startsWith(text, start, "ENSG")) {
      return false;
    }
    for (int i = start + 4; i < start + ENSEMBL_LENGTH; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    int after = start + ENSEMBL_LENGTH;
    return after == end || text[after] == '.' || text[after] == '_';
  }

  private static boolean startsWith(byte[] text, int start, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (text[start + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private List<Gene> candidates(byte[] key, int end, GeneIdentifierType type) {
    int[] numbers = rows.candidates(key, end, type == GeneIdentifierType.SYMBOL);
    List<Gene> genes = new ArrayList<>();
    Arrays.stream(numbers).sorted().mapToObj(this::gene).forEach(genes::add);
    return genes;
  }
}
