package org.chemosign.training;

/**
 * Data that no signature can be trained from. The message is one line for people and names file,
 * line and value where there are any.
 */
public final class TrainingDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TrainingDataException(String message) {
    super(message);
  }

  public TrainingDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
