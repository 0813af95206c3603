package org.chemosign.security.smart.issuer;

import java.util.Collection;
import java.util.Set;
import org.chemosign.security.access.SmartScope;
import org.chemosign.security.access.SmartScope.Context;
import org.chemosign.security.smart.account.ClientAccount;

/** Which scopes a client may have: those it is registered for, and narrower ones. */
final class ScopeRules {

  static final String LAUNCH = "launch";
  static final String LAUNCH_PATIENT = "launch/patient";
  static final String OFFLINE = "offline_access";

  private ScopeRules() {}

  /** Whether a client may ask a user for all of these. */
  static boolean userMayGrant(ClientAccount client, Collection<String> scopes) {
    return scopes.stream().allMatch(scope -> !isSystem(scope) && isRegistered(client, scope));
  }

  /** Whether a client may have all of these for itself. */
  static boolean systemMayHave(ClientAccount client, Collection<String> scopes) {
    return !scopes.isEmpty()
        && scopes.stream().allMatch(scope -> isSystem(scope) && isRegistered(client, scope));
  }

  /** Whether a launch with these scopes is about one patient. */
  static boolean needPatient(Set<String> scopes) {
    return scopes.stream()
        .anyMatch(
            scope ->
                scope.equals(LAUNCH_PATIENT)
                    || scope.equals(LAUNCH)
                    || scope.startsWith("patient/"));
  }

  private static boolean isSystem(String scope) {
    return SmartScope.parse(scope).filter(asked -> asked.context() == Context.SYSTEM).isPresent();
  }

  private static boolean isRegistered(ClientAccount client, String scope) {
    if (ClientAccount.WORDS.contains(scope)) {
      return client.scopes().contains(scope);
    }
    return SmartScope.parse(scope)
        .filter(
            asked ->
                client.scopes().stream()
                    .flatMap(registered -> SmartScope.parse(registered).stream())
                    .anyMatch(registered -> covers(registered, asked)))
        .isPresent();
  }

  private static boolean covers(SmartScope registered, SmartScope asked) {
    return registered.context() == asked.context()
        && (registered.type().equals("*") || registered.type().equals(asked.type()))
        && registered.permissions().containsAll(asked.permissions())
        && (!registered.granular() || registered.filter().equals(asked.filter()));
  }
}
