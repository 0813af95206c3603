package org.chemosign.expression;

import java.util.List;

/**
 * What an identifier stands for in the {@link GeneTable}. An ambiguous one is told, never guessed.
 */
public sealed interface GeneResolution {

  /**
   * Exactly one gene.
   *
   * @param gene the gene
   * @param viaAlias whether the identifier is a former or alternative symbol of it
   */
  record Resolved(Gene gene, boolean viaAlias) implements GeneResolution {}

  /**
   * Several genes, and nothing to choose between them.
   *
   * @param candidates the genes, by rising NCBI Gene identifier
   */
  record Ambiguous(List<Gene> candidates) implements GeneResolution {

    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /** No gene of the table. */
  record Unknown() implements GeneResolution {}
}
