package org.chemosign.security.access;

import java.util.Set;

/** Whose a resource is. */
public sealed interface Owners {

  /** Nobody's in particular, and so everybody's: definitions, terminology, staff, devices. */
  record Nobody() implements Owners {}

  /**
   * Of patients, all of whom a caller has to be allowed to see.
   *
   * @param ids their logical ids, at least one
   */
  record Patients(Set<String> ids) implements Owners {
    public Patients {
      ids = Set.copyOf(ids);
    }
  }

  /** Of patients who are not known: only for callers who may see all. */
  record Unknown() implements Owners {}
}
