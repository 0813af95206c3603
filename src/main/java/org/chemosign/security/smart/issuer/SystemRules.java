package org.chemosign.security.smart.issuer;

import java.util.function.Consumer;
import org.chemosign.security.smart.account.Accounts;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;

/** A client without a user gets {@code system/} scopes that it is registered for, and must ask. */
final class SystemRules implements Consumer<OAuth2ClientCredentialsAuthenticationContext> {

  private final Accounts accounts;

  SystemRules(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void accept(OAuth2ClientCredentialsAuthenticationContext context) {
    OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
    boolean good =
        accounts
            .client(context.getRegisteredClient().getClientId())
            .filter(client -> ScopeRules.systemMayHave(client, request.getScopes()))
            .isPresent();
    if (!good) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
    }
  }
}
