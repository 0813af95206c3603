package org.chemosign.signature;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.chemosign.expression.GeneIndex;

/**
 * How the genes of a signature are found among the rows of a file.
 *
 * @param mode by identity of the gene, or by the letters of its symbol
 * @param refusedAliases former symbols that are not accepted although the gene table knows their
 *     gene; the gene then counts as missing. Only with {@link Mode#GENE}
 */
public record GeneMatching(Mode mode, Set<String> refusedAliases) {

  /** What makes a row a signature gene's row. */
  public enum Mode {
    /** The gene table gives the row the same NCBI Gene identifier. */
    GENE("gene"),
    /**
     * The row's symbol is the same text; in files without symbols, the current symbol of the row's
     * gene is.
     */
    SYMBOL("symbol");

    private final String code;

    Mode(String code) {
      this.code = code;
    }

    /** The code used on cards. */
    public String code() {
      return code;
    }

    /** The mode of a code, compared exactly; empty for an unknown code. */
    public static Optional<Mode> fromCode(String code) {
      return Arrays.stream(values()).filter(mode -> mode.code.equals(code)).findFirst();
    }
  }

  public GeneMatching {
    refusedAliases = Set.copyOf(refusedAliases);
  }

  /** Matching by identity that accepts every alias the gene table resolves. */
  public static GeneMatching byGene() {
    return new GeneMatching(Mode.GENE, Set.of());
  }

  /** Matching by the letters of the symbol. */
  public static GeneMatching bySymbol() {
    return new GeneMatching(Mode.SYMBOL, Set.of());
  }

  /** Row of a signature gene; -1 when the file does not have it. */
  int rowOf(SignatureGene gene, GeneIndex genes) {
    if (mode == Mode.SYMBOL) {
      return genes.rowOfSymbol(gene.symbol());
    }
    int row = genes.rowOf(gene.entrezId());
    boolean refused =
        row >= 0 && genes.viaAlias(row) && refusedAliases.contains(genes.identifier(row));
    return refused ? -1 : row;
  }
}
