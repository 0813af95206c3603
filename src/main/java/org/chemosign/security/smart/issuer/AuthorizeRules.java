package org.chemosign.security.smart.issuer;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chemosign.security.smart.SmartAddresses;
import org.chemosign.security.smart.account.Accounts;
import org.chemosign.security.smart.account.ClientAccount;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;

/**
 * What an authorisation request has to meet: a registered redirect, this server as {@code aud},
 * scopes of the grammar that the client is registered for, and a launch handle that is good for
 * client and user. PKCE is checked by the library, S256 only.
 */
final class AuthorizeRules
    implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

  private static final String LAUNCH_NOT_KNOWN = "the launch is not known, over or not yours";

  private final Accounts accounts;
  private final SmartAddresses addresses;
  private final Launches launches;

  AuthorizeRules(Accounts accounts, SmartAddresses addresses, Launches launches) {
    this.accounts = accounts;
    this.addresses = addresses;
    this.launches = launches;
  }

  @Override
  public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(
        context);
    OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
    ClientAccount client = accounts.client(request.getClientId()).orElseThrow();
    Set<String> scopes = request.getScopes();
    if (!(request.getAdditionalParameters().get("aud") instanceof String aud)
        || !addresses.isAudience(aud)) {
      throw refusal(
          request, client, OAuth2ErrorCodes.INVALID_REQUEST, "aud is not this FHIR server");
    }
    if (scopes.isEmpty() || !ScopeRules.userMayGrant(client, scopes)) {
      throw refusal(
          request, client, OAuth2ErrorCodes.INVALID_SCOPE, "a scope is not for this client");
    }
    checkLaunch(request, client);
  }

  private void checkLaunch(
      OAuth2AuthorizationCodeRequestAuthenticationToken request, ClientAccount client) {
    Object handle = request.getAdditionalParameters().get(ScopeRules.LAUNCH);
    boolean asked = request.getScopes().contains(ScopeRules.LAUNCH);
    if (handle == null && !asked) {
      return;
    }
    if (!asked
        || !(handle instanceof String text)
        || launches.patient(text, client.id(), user(request)).isEmpty()) {
      throw refusal(request, client, OAuth2ErrorCodes.INVALID_REQUEST, LAUNCH_NOT_KNOWN);
    }
  }

  private static Optional<String> user(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
    return request.getPrincipal() instanceof Authentication user
            && user.isAuthenticated()
            && !(user instanceof AnonymousAuthenticationToken)
        ? Optional.of(user.getName())
        : Optional.empty();
  }

  private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
      OAuth2AuthorizationCodeRequestAuthenticationToken request,
      ClientAccount client,
      String code,
      String text) {
    String redirect =
        Optional.ofNullable(request.getRedirectUri()).orElseGet(() -> client.redirectUris().get(0));
    return new OAuth2AuthorizationCodeRequestAuthenticationException(
        new OAuth2Error(code, text, null),
        new OAuth2AuthorizationCodeRequestAuthenticationToken(
            request.getAuthorizationUri(),
            request.getClientId(),
            (Authentication) request.getPrincipal(),
            redirect,
            request.getState(),
            request.getScopes(),
            request.getAdditionalParameters()));
  }
}
