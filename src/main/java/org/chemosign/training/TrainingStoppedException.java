package org.chemosign.training;

/** Training was stopped before it was done; what is finished lies in the checkpoint directory. */
public final class TrainingStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TrainingStoppedException() {
    super("training was stopped");
  }
}
