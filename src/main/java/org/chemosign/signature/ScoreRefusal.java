package org.chemosign.signature;

/** Why an engine gives no score for a profile. */
public enum ScoreRefusal {
  /** Fewer of the signature's genes were found than its card demands. */
  LOW_GENE_COVERAGE("too few of its genes are there"),
  /** So many of the signature's genes share one value that ranks carry no information. */
  UNINFORMATIVE_PROFILE("more than half of its genes share one value"),
  /** The score depends on genes that were not found; its bounds tell how far. */
  MISSING_GENES("genes that decide are missing");

  private final String text;

  ScoreRefusal(String text) {
    this.text = text;
  }

  /** The reason for people, as part of a sentence. */
  String text() {
    return text;
  }
}
