package org.chemosign.survival;

/** A cohort that cannot be analysed as planned; the message says why, in one line for people. */
public final class CohortException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CohortException(String message) {
    super(message);
  }
}
