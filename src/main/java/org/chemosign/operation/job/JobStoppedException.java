package org.chemosign.operation.job;

/** A job ended because it was asked to. */
public final class JobStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JobStoppedException() {
    super("the job was stopped");
  }
}
