package org.chemosign.signature;

/** A cohort cannot be a reference; the message says which samples and why. */
public final class ReferenceCohortException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReferenceCohortException(String message) {
    super(message);
  }
}
