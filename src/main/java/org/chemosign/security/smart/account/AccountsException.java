package org.chemosign.security.smart.account;

/** The accounts file cannot be used; the message names the place and never a secret. */
public final class AccountsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AccountsException(String message) {
    super(message);
  }

  AccountsException(String message, Throwable cause) {
    super(message, cause);
  }
}
