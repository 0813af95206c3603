package org.chemosign.cli;

/** A command could not do its work; ends with exit code 1. The message is one line for people. */
final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }

  CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
