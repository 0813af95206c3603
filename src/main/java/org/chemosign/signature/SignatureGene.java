package org.chemosign.signature;

/**
 * A gene of a signature.
 *
 * @param symbol symbol as trained; the name used in reports
 * @param entrezId NCBI Gene identifier, resolved when the pack was made so that later changes of
 *     nomenclature do not move it; {@link #NO_IDENTIFIER} in packs that match by literal symbol
 */
public record SignatureGene(String symbol, int entrezId) {

  /** Stands for the identifier of a gene that is matched by its symbol. */
  public static final int NO_IDENTIFIER = 0;

  /** A gene that is matched by its literal symbol. */
  public static SignatureGene ofSymbol(String symbol) {
    return new SignatureGene(symbol, NO_IDENTIFIER);
  }
}
