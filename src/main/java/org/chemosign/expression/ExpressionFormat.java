package org.chemosign.expression;

/** The table formats that {@link ExpressionReader} tells apart by their first lines. */
public enum ExpressionFormat {
  /** Gene and value, with or without a header line; one sample. */
  TWO_COLUMN("two-column table"),
  /** Genes in rows, samples in columns, sample names in the header line. */
  MATRIX("gene x sample matrix"),
  /** Gene Cluster Text 1.2 or 1.3 of the Broad Institute. */
  GCT("GCT"),
  /** Gene-level output of Salmon, {@code quant.genes.sf}. */
  SALMON("Salmon quant.genes.sf"),
  /** Gene-level output of RSEM, {@code *.genes.results}. */
  RSEM("RSEM genes.results"),
  /** Output of Subread featureCounts: counts and lengths of genes. */
  FEATURE_COUNTS("featureCounts");

  private final String title;

  ExpressionFormat(String title) {
    this.title = title;
  }

  /** Name of the format for people. */
  public String title() {
    return title;
  }
}
