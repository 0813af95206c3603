package org.chemosign.cli;

/** The formats in which predictions are written. */
enum OutputFormat {
  /** One table, one row a drug, regimen or phenotype. */
  TSV("tsv", ".chemosensitivity.tsv"),
  /** One JSON object a sample and line (NDJSON). */
  JSON("json", ".chemosensitivity.ndjson"),
  /**
   * One self-contained FHIR R4 DiagnosticReport a sample; a line each on standard output, a file
   * each with --out.
   */
  FHIR("fhir", ".fhir.json");

  private final String code;
  private final String suffix;

  OutputFormat(String code, String suffix) {
    this.code = code;
    this.suffix = suffix;
  }

  String code() {
    return code;
  }

  /** End of the name of an output file. */
  String suffix() {
    return suffix;
  }

  /** Whether each sample has an output file of its own. */
  boolean filePerSample() {
    return this == FHIR;
  }
}
