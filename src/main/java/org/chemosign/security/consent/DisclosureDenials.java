package org.chemosign.security.consent;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chemosign.operation.consent.Denial;
import org.chemosign.operation.consent.PatientConsents;
import org.chemosign.security.access.Caller;
import org.chemosign.security.access.CallerScope;
import org.chemosign.security.access.SmartScope.Context;

/**
 * Hides patients who deny disclosure from apps, which are the callers with scopes of the contexts
 * patient and user. What was looked up holds for a second.
 */
public final class DisclosureDenials implements HiddenPatients {

  private static final long NANOSECONDS = 1_000_000_000L;
  private static final int MOST = 10_000;

  private final PatientConsents consents;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  private record Answer(boolean denied, long at) {}

  public DisclosureDenials(PatientConsents consents) {
    this.consents = consents;
  }

  @Override
  public boolean hidden(String patient) {
    return CallerScope.current().filter(DisclosureDenials::isApp).isPresent() && denied(patient);
  }

  private static boolean isApp(Caller caller) {
    return caller.scopes().stream().anyMatch(scope -> scope.context() != Context.SYSTEM);
  }

  private boolean denied(String patient) {
    long now = System.nanoTime();
    Optional<Answer> known =
        Optional.ofNullable(answers.get(patient)).filter(a -> now - a.at() < NANOSECONDS);
    if (known.isPresent()) {
      return known.get().denied();
    }
    if (answers.size() > MOST) {
      answers.clear();
    }
    boolean denied = CallerScope.asServer(() -> consents.denied(patient, Denial.DISCLOSURE));
    answers.put(patient, new Answer(denied, now));
    return denied;
  }
}
