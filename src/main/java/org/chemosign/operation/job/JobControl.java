package org.chemosign.operation.job;

/** What a running job tells of itself, and how it learns that it is to stop. Thread-safe. */
public interface JobControl {

  /** How far the work is, in a few words such as {@code 120 of 400 fits}. */
  void progress(String text);

  /** Whether the work is to end as soon as it can, with a {@link JobStoppedException}. */
  boolean stopped();
}
