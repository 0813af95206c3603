package org.chemosign.security.smart.issuer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chemosign.security.smart.SmartAddresses;
import org.chemosign.security.smart.account.Accounts;
import org.chemosign.security.smart.account.UserAccount;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Writes into tokens what the resource server reads: whom they are for and about. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

  private final Accounts accounts;
  private final SmartAddresses addresses;
  private final Launches launches;

  TokenClaims(Accounts accounts, SmartAddresses addresses, Launches launches) {
    this.accounts = accounts;
    this.addresses = addresses;
    this.launches = launches;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      access(context);
    } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
      identity(context);
    }
  }

  private void access(JwtEncodingContext context) {
    String client = context.getRegisteredClient().getClientId();
    Set<String> scopes = new TreeSet<>(context.getAuthorizedScopes());
    JwtClaimsSet.Builder claims =
        context
            .getClaims()
            .id(UUID.randomUUID().toString())
            .audience(stored(List.of(addresses.fhirBase())))
            .claim("client_id", client)
            .claim("scope", String.join(" ", scopes));
    if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
      claims.claim("roles", stored(accounts.client(client).orElseThrow(TokenClaims::gone).roles()));
      return;
    }
    UserAccount user = user(context);
    claims.claim("roles", stored(user.roles()));
    user.careTeam().ifPresent(team -> claims.claim("patients", stored(new TreeSet<>(team))));
    if (user.fhirUser() != null) {
      claims.claim("fhirUser", user.fhirUser());
    }
    launches
        .granted(context.getAuthorization().getId())
        .ifPresent(patient -> claims.claim("patient", patient));
  }

  private void identity(JwtEncodingContext context) {
    UserAccount user = user(context);
    if (context.getAuthorizedScopes().contains("fhirUser") && user.fhirUser() != null) {
      context.getClaims().claim("fhirUser", addresses.fhirBase() + "/" + user.fhirUser());
    }
  }

  /** A list of the one kind that the library reads back from its table. */
  private static List<String> stored(Collection<String> values) {
    return new ArrayList<>(values);
  }

  private UserAccount user(JwtEncodingContext context) {
    return accounts.user(context.getPrincipal().getName()).orElseThrow(TokenClaims::gone);
  }

  /** The account was taken out of the file since. */
  private static OAuth2AuthenticationException gone() {
    return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
  }
}
