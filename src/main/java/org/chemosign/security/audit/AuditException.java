package org.chemosign.security.audit;

/** An act could not be written down, or the trail could not be read. */
public final class AuditException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AuditException(String message) {
    super(message);
  }

  public AuditException(String message, Throwable cause) {
    super(message, cause);
  }
}
