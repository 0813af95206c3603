package org.chemosign.server;

import java.security.UnrecoverableKeyException;
import java.sql.SQLException;

/** Says in one line why the server did not start. */
final class StartFailure {

  private StartFailure() {}

  /**
   * The message of the innermost cause, which names the culprit, on one line; where a database is
   * to blame, what its driver says, which names the database; of a key store, that its password is
   * wrong.
   */
  static String describe(Throwable failure) {
    Throwable cause = failure;
    while (!isPlain(cause) && cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return "the server did not start: " + message.lines().findFirst().orElse("").strip();
  }

  private static boolean isPlain(Throwable cause) {
    return cause instanceof SQLException || cause.getCause() instanceof UnrecoverableKeyException;
  }
}
