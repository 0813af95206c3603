package org.chemosign.security.access;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The patients that a caller may see.
 *
 * @param patients logical ids; empty for all there are
 */
public record Span(Optional<Set<String>> patients) {

  /** All patients. */
  public static final Span ALL = new Span(Optional.empty());

  /** No patient. */
  public static final Span NONE = new Span(Optional.of(Set.of()));

  public Span {
    patients = patients.map(Set::copyOf);
  }

  /** The patients that one of a caller's scopes opens. */
  static Span of(Caller caller, SmartScope.Context context) {
    return switch (context) {
      case PATIENT -> caller.patient().map(id -> new Span(Optional.of(Set.of(id)))).orElse(NONE);
      case USER -> new Span(caller.patients());
      case SYSTEM -> ALL;
    };
  }

  /** The patients of either. */
  Span or(Span other) {
    if (isAll() || other.isAll()) {
      return ALL;
    }
    Set<String> both = new HashSet<>(patients.orElseThrow());
    both.addAll(other.patients.orElseThrow());
    return new Span(Optional.of(both));
  }

  /** Whether it is all patients. */
  public boolean isAll() {
    return patients.isEmpty();
  }

  /** Whether what is theirs may be seen. */
  public boolean covers(Owners owners) {
    if (isAll() || owners instanceof Owners.Nobody) {
      return true;
    }
    return owners instanceof Owners.Patients known
        && patients.orElseThrow().containsAll(known.ids());
  }
}
