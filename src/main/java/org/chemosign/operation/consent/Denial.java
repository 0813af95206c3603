package org.chemosign.operation.consent;

/** What a patient can deny by a Consent. */
public enum Denial {
  /** Use of the data for training, validation and exports: scope {@code research}. */
  RESEARCH("research"),
  /** Disclosure to apps: scope {@code patient-privacy}. */
  DISCLOSURE("patient-privacy");

  private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";

  private final String scope;

  Denial(String scope) {
    this.scope = scope;
  }

  /** System and code of the scope, as a search has them. */
  String token() {
    return SCOPES + "|" + scope;
  }
}
