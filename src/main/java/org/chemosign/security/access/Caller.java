package org.chemosign.security.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls: what a bearer token that was found good says of its user and its client.
 *
 * @param subject the user, or the client when there is none
 * @param client the registered app or system
 * @param fhirUser the user's own resource, such as {@code Practitioner/1}
 * @param patient logical id of the patient of the launch
 * @param patients logical ids of the patients that the user cares for; empty for all
 * @param roles the user's roles, or those of a system
 * @param scopes the clinical scopes that were granted
 * @param tokenId the token's id, for the audit
 */
public record Caller(
    String subject,
    String client,
    Optional<String> fhirUser,
    Optional<String> patient,
    Optional<Set<String>> patients,
    Set<Role> roles,
    List<SmartScope> scopes,
    String tokenId) {

  /** The request attribute in which the filter of tokens leaves the caller. */
  public static final String ATTRIBUTE = "org.chemosign.caller";

  public Caller {
    patients = patients.map(Set::copyOf);
    roles = Set.copyOf(roles);
    scopes = List.copyOf(scopes);
  }

  /** Whether the user has a role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }
}
