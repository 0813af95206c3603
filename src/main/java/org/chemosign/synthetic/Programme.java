package org.chemosign.synthetic;

/**
 * A group of genes that rise and fall together across pancreatic tumours. The genes of each are
 * listed in {@code synthetic/typical-levels.tsv}.
 */
enum Programme {
  /** Classical epithelial programme (GATA6, TFF1, CLDN18 ...). */
  CLASSICAL,
  /** Basal-like programme (KRT6A, S100A2, KRT17 ...). */
  BASAL,
  /** Fibroblasts and matrix. */
  STROMA,
  /** Cell cycle. */
  PROLIFERATION,
  /** Leucocytes. */
  IMMUNE,
  /** Acinar cells of the adjacent pancreas. */
  EXOCRINE
}
