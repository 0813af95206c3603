package org.chemosign.security.smart;

/** What an issuer in this process remembers of patients. */
public interface PatientTokens {

  /** Ends launches and authorisations that are for a patient; their tokens end with them. */
  void forget(String patient);
}
