package org.chemosign.operation.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the nodes of a server tell one another that a job is alive and how far it is. Kept apart
 * from the job's Task, so that a beat every few seconds makes no versions of it.
 */
public interface JobBoard {

  /**
   * A sign of life.
   *
   * @param at when it was given, by the clock of the node that works
   * @param progress how far the job is, one line of at most 100 characters
   */
  record Beat(Instant at, String progress) {}

  /** Notes a sign of life of a job. */
  void beat(String job, Beat beat);

  /** The last sign of life; empty when there was none or the job has ended. */
  Optional<Beat> last(String job);

  /** Forgets a job that has ended. */
  void forget(String job);
}
