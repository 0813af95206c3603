package org.chemosign.security.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the store did for a request, noted while it does it. */
final class Noted {

  private static final String KEY = "org.chemosign.audit.noted";

  private final Map<String, Write> writes = new LinkedHashMap<>();
  private final Set<String> shown = new LinkedHashSet<>();

  /**
   * A resource that was written.
   *
   * @param kind create, update or delete
   * @param reference relative reference with the new version
   * @param patients logical ids of the patients that it is about
   */
  record Write(ActKind kind, String reference, Set<String> patients) {}

  /** The notes of a request. */
  static Noted of(RequestDetails request) {
    return (Noted) request.getUserData().computeIfAbsent(KEY, key -> new Noted());
  }

  /** Notes a write; a transaction that is tried again notes it once. */
  synchronized void write(Write write) {
    writes.put(write.kind() + write.reference().replaceAll("/_history/.*", ""), write);
  }

  synchronized void shown(Set<String> patients) {
    shown.addAll(patients);
  }

  synchronized List<Write> writes() {
    return new ArrayList<>(writes.values());
  }

  /** The patients of whom GraphQL has read something. */
  synchronized Set<String> shown() {
    return new LinkedHashSet<>(shown);
  }
}
