package org.chemosign.security.smart.issuer;

import org.chemosign.security.smart.account.Accounts;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token holds while it is not revoked and its client and user are in the accounts file. */
final class StillHolds implements OAuth2TokenValidator<Jwt> {

  private static final OAuth2TokenValidatorResult REFUSED =
      OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));

  private final Accounts accounts;
  private final AuthorizationStore store;

  StillHolds(Accounts accounts, AuthorizationStore store) {
    this.accounts = accounts;
    this.store = store;
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
    return known && !store.isRevoked(token.getId())
        ? OAuth2TokenValidatorResult.success()
        : REFUSED;
  }
}
