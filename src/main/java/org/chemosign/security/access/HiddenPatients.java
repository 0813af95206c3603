package org.chemosign.security.access;

import java.util.Set;

/** Patients whom some callers must not see, whatever their scopes: as if they did not exist. */
public interface HiddenPatients {

  /** Logical ids of the patients that are hidden from a caller as of now; mostly none. */
  Set<String> from(Caller caller);
}
