package org.chemosign.signature;

/** Why an engine gives no score for a profile. */
public enum ScoreRefusal {
  /** Fewer of the signature's genes were found than its card demands. */
  LOW_GENE_COVERAGE,
  /** So many of the signature's genes share one value that ranks carry no information. */
  UNINFORMATIVE_PROFILE,
  /** The score depends on genes that were not found; its bounds tell how far. */
  MISSING_GENES
}
