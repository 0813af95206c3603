package org.chemosign.security.consent;

import java.util.Set;
import org.chemosign.operation.consent.Denial;
import org.chemosign.operation.consent.PatientConsents;
import org.chemosign.security.access.Caller;
import org.chemosign.security.access.CallerScope;
import org.chemosign.security.access.HiddenPatients;
import org.chemosign.security.access.SmartScope.Context;

/**
 * Hides patients who deny disclosure from apps, which are the callers with scopes of the contexts
 * patient and user. What was looked up holds for a second.
 */
public final class DisclosureDenials implements HiddenPatients {

  private static final long NANOSECONDS = 1_000_000_000L;

  private final PatientConsents consents;
  private volatile Looked last = new Looked(Set.of(), System.nanoTime() - 2 * NANOSECONDS);

  private record Looked(Set<String> patients, long at) {}

  public DisclosureDenials(PatientConsents consents) {
    this.consents = consents;
  }

  @Override
  public Set<String> from(Caller caller) {
    boolean app = caller.scopes().stream().anyMatch(scope -> scope.context() != Context.SYSTEM);
    return app ? deniers() : Set.of();
  }

  private Set<String> deniers() {
    Looked known = last;
    long now = System.nanoTime();
    if (now - known.at() < NANOSECONDS) {
      return known.patients();
    }
    Set<String> found = CallerScope.asServer(() -> consents.deniers(Denial.DISCLOSURE));
    last = new Looked(found, now);
    return found;
  }
}
