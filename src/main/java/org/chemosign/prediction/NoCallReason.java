package org.chemosign.prediction;

/** Why a drug, a regimen or a phenotype is not called. */
public enum NoCallReason {
  LOW_GENE_COVERAGE("low-gene-coverage"),
  UNINFORMATIVE_PROFILE("uninformative-profile"),
  OUTSIDE_REFERENCE("outside-reference"),
  NO_REFERENCE("no-reference"),
  MISSING_GENES_DECIDE("missing-genes-decide"),
  LOW_CELLULARITY("low-cellularity"),
  LOW_RNA("low-rna"),
  NOT_PANCREATIC_ADENOCARCINOMA("not-pancreatic-adenocarcinoma"),
  LICENCE("licence"),
  /** A regimen cannot be called because one of its drugs is not. */
  DRUG_NOT_CALLED("drug-not-called");

  private final String code;

  NoCallReason(String code) {
    this.code = code;
  }

  /** The code used in reports, in FHIR and on the command line. */
  public String code() {
    return code;
  }
}
