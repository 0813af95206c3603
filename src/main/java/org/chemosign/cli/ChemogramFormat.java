package org.chemosign.cli;

/** The forms in which chemograms are written. */
enum ChemogramFormat {
  /** Aligned columns for people. */
  TEXT("text", ".txt"),
  /** One row a model, drug and passage, all numbers. */
  TSV("tsv", ".tsv"),
  /** One JSON object with everything, doses and curves included. */
  JSON("json", ".json");

  private final String code;
  private final String suffix;

  ChemogramFormat(String code, String suffix) {
    this.code = code;
    this.suffix = suffix;
  }

  String code() {
    return code;
  }

  String suffix() {
    return suffix;
  }
}
