package org.chemosign.security.smart.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chemosign.security.access.Role;

/**
 * A person who signs in.
 *
 * @param id name to sign in with, and subject of tokens
 * @param name name on pages
 * @param passwordHash bcrypt
 * @param fhirUser own resource, such as {@code Practitioner/1}
 * @param roles codes of roles
 * @param patients logical ids of the patients of the care team; none for all. A patient's own
 *     account has that patient only, whatever is said here
 */
public record UserAccount(
    String id,
    String name,
    String passwordHash,
    String fhirUser,
    List<String> roles,
    List<String> patients) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  private static final Pattern FHIR_USER =
      Pattern.compile(
          "(Practitioner|PractitionerRole|RelatedPerson|Person|Patient)/[A-Za-z0-9.-]{1,64}");
  private static final Pattern PATIENT = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final String OWN = "Patient/";

  public UserAccount {
    check(id != null && ID.matcher(id).matches(), "a user has no id of letters, digits and ._@-");
    check(name != null && !name.isBlank(), "user " + id + " has no name");
    check(PasswordHash.isStrong(passwordHash), "user " + id + " has no bcrypt passwordHash");
    check(
        fhirUser == null || FHIR_USER.matcher(fhirUser).matches(),
        "user " + id + " has a fhirUser that is no reference to a person");
    roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
    for (String role : roles) {
      check(Role.of(role).isPresent(), "user " + id + " has unknown role " + role);
    }
    patients = patients == null ? null : List.copyOf(patients);
    check(
        patients == null || patients.stream().allMatch(PATIENT.asMatchPredicate()),
        "user " + id + " has a patient that is no logical id");
  }

  static void check(boolean good, String otherwise) {
    if (!good) {
      throw new AccountsException(otherwise);
    }
  }

  /** The patients that this user may see; empty for all. */
  public Optional<Set<String>> careTeam() {
    if (fhirUser != null && fhirUser.startsWith(OWN)) {
      return Optional.of(Set.of(fhirUser.substring(OWN.length())));
    }
    return Optional.ofNullable(patients).map(Set::copyOf);
  }

  /** Whether a token for this user may carry a patient. */
  public boolean mayCarry(String patient) {
    return careTeam().map(team -> team.contains(patient)).orElse(true);
  }

  /** The user's roles. */
  public Set<Role> roleSet() {
    return roles.stream().flatMap(code -> Role.of(code).stream()).collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return "UserAccount[" + id + "]";
  }
}
