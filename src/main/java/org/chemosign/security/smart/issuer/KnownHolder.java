package org.chemosign.security.smart.issuer;

import org.chemosign.security.smart.account.Accounts;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token is of a client and a user who are in the accounts file. */
final class KnownHolder implements OAuth2TokenValidator<Jwt> {

  private static final OAuth2TokenValidatorResult REFUSED =
      OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));

  private final Accounts accounts;

  KnownHolder(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    String client = token.getClaimAsString("client_id");
    String subject = token.getSubject();
    boolean known =
        client != null
            && subject != null
            && token.getId() != null
            && accounts.client(client).isPresent()
            && (subject.equals(client) || accounts.user(subject).isPresent());
    return known ? OAuth2TokenValidatorResult.success() : REFUSED;
  }
}
