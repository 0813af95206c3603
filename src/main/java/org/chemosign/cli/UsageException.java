package org.chemosign.cli;

/**
 * The command was called in a way that cannot work; ends with exit code 2. The message is one line
 * for people.
 */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
