package org.chemosign.security.consent;

/** Patients whom apps must not see, whatever their scopes: as if they did not exist. */
public interface HiddenPatients {

  /**
   * Whether a patient is hidden from the caller whom this thread works for.
   *
   * @param patient logical id
   */
  boolean hidden(String patient);
}
