package org.chemosign.security.smart;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings below {@code chemosign.security.}
 *
 * @param mode who answers for identities
 * @param tlsProxy whether a proxy in front ends TLS, so that this process may speak plain HTTP
 * @param accounts file with users and clients of the embedded authorisation server
 * @param issuer URL of the external issuer
 * @param audience what the external issuer's tokens name as audience; the FHIR base URL unless set
 * @param corsOrigins web origins, beside those of registered clients, that may call from a browser
 * @param claims where the external issuer's tokens carry what they say
 * @param introspection whether the external issuer is asked about each token
 */
public record SecuritySettings(
    @DefaultValue("open") SecurityMode mode,
    @DefaultValue("false") boolean tlsProxy,
    Optional<String> accounts,
    Optional<String> issuer,
    Optional<String> audience,
    @DefaultValue List<String> corsOrigins,
    @DefaultValue ClaimNames claims,
    @DefaultValue Introspection introspection) {

  public SecuritySettings {
    accounts = Objects.requireNonNullElse(accounts, Optional.empty());
    issuer = Objects.requireNonNullElse(issuer, Optional.empty());
    audience = Objects.requireNonNullElse(audience, Optional.empty());
  }

  /** Whether every request needs a token. */
  public boolean guarded() {
    return mode != SecurityMode.OPEN;
  }

  /**
   * Names of claims; a dot leads into an object, such as {@code realm_access.roles}.
   *
   * @param fhirUser the user's own resource
   * @param patient logical id of the patient of the launch
   * @param roles codes of roles
   * @param patients logical ids of the patients that the user cares for
   */
  public record ClaimNames(
      @DefaultValue("fhirUser") String fhirUser,
      @DefaultValue("patient") String patient,
      @DefaultValue("roles") String roles,
      @DefaultValue("patients") String patients) {

    /** The claims of the embedded issuer. */
    public static ClaimNames own() {
      return new ClaimNames("fhirUser", "patient", "roles", "patients");
    }
  }

  /**
   * How this server signs in at the external issuer's token introspection (RFC 7662); without an id
   * it never asks, and a token that was revoked there is good until it ends.
   *
   * @param clientId client id of this server at the issuer
   * @param clientSecret its secret
   * @param every how long an answer is taken for granted
   */
  public record Introspection(
      Optional<String> clientId,
      Optional<String> clientSecret,
      @DefaultValue("PT1M") Duration every) {

    public Introspection {
      clientId = Objects.requireNonNullElse(clientId, Optional.empty());
      clientSecret = Objects.requireNonNullElse(clientSecret, Optional.empty());
      if (clientId.isPresent() != clientSecret.isPresent()) {
        throw new IllegalArgumentException(
            "chemosign.security.introspection needs client-id and client-secret, or neither");
      }
      if (every.isNegative() || every.compareTo(Duration.ofMinutes(5)) > 0) {
        throw new IllegalArgumentException(
            "chemosign.security.introspection.every is at most five minutes, not " + every);
      }
    }
  }
}
