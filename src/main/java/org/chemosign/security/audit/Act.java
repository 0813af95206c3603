package org.chemosign.security.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that somebody did, or tried to do, and how it went. It never holds what was read or
 * written, nor a value that was searched for.
 *
 * @param at when
 * @param kind what
 * @param status HTTP status of the answer; 400 and above is a refusal or failure
 * @param agent who
 * @param object with what
 */
public record Act(Instant at, ActKind kind, int status, Agent agent, Matter object) {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final int LONGEST = 200;
  private static final int LONGEST_QUERY = 1000;

  /**
   * Who acted.
   *
   * @param address network address that the request came from
   * @param user subject of the token, or a known account's name for logins
   * @param client registered app or system
   * @param fhirUser the user's own resource, such as {@code Practitioner/1}
   * @param token id of the token, never the token
   */
  public record Agent(
      String address,
      Optional<String> user,
      Optional<String> client,
      Optional<String> fhirUser,
      Optional<String> token) {

    public Agent {
      address = bounded(address, LONGEST);
      user = user.map(text -> bounded(text, LONGEST));
      client = client.map(text -> bounded(text, LONGEST));
      fhirUser = fhirUser.map(text -> bounded(text, LONGEST));
      token = token.map(text -> bounded(text, LONGEST));
    }

    /** Somebody of whom only the address is known, as when security is off. */
    public static Agent at(String address) {
      return new Agent(
          address, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * What was acted on.
   *
   * @param type resource type; empty for the whole server
   * @param operation name of the operation, with its dollar sign
   * @param target relative reference, with its version where one is known
   * @param patient logical id of the patient that it is about
   * @param query names of search parameters, with the harmless values only
   */
  public record Matter(
      Optional<String> type,
      Optional<String> operation,
      Optional<String> target,
      Optional<String> patient,
      Optional<String> query) {

    /** Nothing in particular, as for a login. */
    public static final Matter NONE =
        new Matter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Matter {
      type = type.map(text -> bounded(text, LONGEST));
      operation = operation.map(text -> bounded(text, LONGEST));
      target = target.map(text -> bounded(text, LONGEST));
      patient = patient.map(text -> bounded(text, LONGEST));
      query = query.map(text -> bounded(text, LONGEST_QUERY));
    }

    /** The same about a patient. */
    public Matter about(String patientId) {
      return new Matter(type, operation, target, Optional.of(patientId), query);
    }

    /** The same with a target. */
    public Matter on(String reference) {
      return new Matter(type, operation, Optional.of(reference), patient, query);
    }

    /** The target without its version. */
    public Optional<String> resource() {
      return target.map(
          reference -> {
            int version = reference.indexOf("/_history/");
            return version < 0 ? reference : reference.substring(0, version);
          });
    }
  }

  /** A login, token or the like, now. */
  public static Act of(ActKind kind, int status, Agent agent) {
    return new Act(Instant.now(), kind, status, agent, Matter.NONE);
  }

  /** Whether it was refused or failed. */
  public boolean failed() {
    return status >= 400;
  }

  /** One line of at most so many characters. */
  private static String bounded(String text, int most) {
    String line = text.length() > most ? text.substring(0, most) : text;
    return line.chars().anyMatch(Character::isISOControl)
        ? CONTROL.matcher(line).replaceAll("?")
        : line;
  }
}
