package org.chemosign.security.access;

import java.util.Optional;

/** Remembers, for all nodes and beyond a restart, whose a job is that outlives its request. */
public interface JobOwners {

  /** The owner that a caller is: this client for this user. */
  static Owner owner(Caller caller) {
    return new Owner(caller.client(), caller.subject());
  }

  /**
   * Who may ask after a job.
   *
   * @param client the app or system
   * @param user the user, or the client again
   */
  record Owner(String client, String user) {}

  /** Remembers a new job's owner; the owner of a job that has one stays. */
  void remember(String job, Owner owner);

  /** The owner of a job; empty when there is none. */
  Optional<Owner> find(String job);

  /** Whether a job is of an owner. */
  default boolean isOwner(String job, Owner owner) {
    return find(job).filter(owner::equals).isPresent();
  }

  /** The user who started a job. */
  default Optional<String> user(String job) {
    return find(job).map(Owner::user);
  }
}
