package org.chemosign.plot;

/** A picture that this machine cannot make. The message is one line for people. */
public final class PlotException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PlotException(String message, Throwable cause) {
    super(message, cause);
  }
}
