package org.chemosign.security.smart.issuer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.chemosign.security.smart.account.ClientAccount;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a client assertion has to meet beside its signature: issuer and subject are the client, the
 * audience is the token endpoint, it ends within five minutes, it names its key, and it was not
 * seen before.
 */
final class AssertionRules implements OAuth2TokenValidator<Jwt> {

  private static final int LONGEST_SECONDS = 300;
  private static final int LONGEST_ID = 255;
  private static final OAuth2TokenValidatorResult REFUSED =
      OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT));

  private final ClientAccount client;
  private final String tokenEndpoint;
  private final JdbcOperations database;

  AssertionRules(ClientAccount client, String tokenEndpoint, JdbcOperations database) {
    this.client = client;
    this.tokenEndpoint = tokenEndpoint;
    this.database = database;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt assertion) {
    boolean good =
        client.id().equals(assertion.getClaimAsString("iss"))
            && client.id().equals(assertion.getSubject())
            && List.of(tokenEndpoint).equals(assertion.getAudience())
            && endsInTime(assertion)
            && namesItsKey(assertion)
            && isNew(assertion);
    return good ? OAuth2TokenValidatorResult.success() : REFUSED;
  }

  private static boolean endsInTime(Jwt assertion) {
    Instant end = assertion.getExpiresAt();
    Instant now = Instant.now();
    return end != null && end.isAfter(now) && !end.isAfter(now.plusSeconds(LONGEST_SECONDS));
  }

  private boolean namesItsKey(Jwt assertion) {
    Object url = assertion.getHeaders().get("jku");
    return assertion.getHeaders().get("kid") != null
        && (url == null || Objects.equals(String.valueOf(url), client.jwksUri()));
  }

  private boolean isNew(Jwt assertion) {
    String id = assertion.getId();
    if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
      return false;
    }
    try {
      database.update(
          "insert into chemosign_used_assertion (digest, expires_at) values (?, ?)",
          Digest.of(client.id() + " " + id),
          Instant.now().getEpochSecond() + 2 * LONGEST_SECONDS);
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }
}
