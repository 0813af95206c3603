package org.chemosign.security.smart.issuer;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chemosign.security.smart.account.Accounts;
import org.chemosign.security.smart.account.ClientAccount;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients of the accounts file as the authorisation server knows them; none is added later. */
final class RegisteredApps implements RegisteredClientRepository {

  private static final Duration CODE = Duration.ofMinutes(1);
  private static final Duration ACCESS = Duration.ofMinutes(5);
  private static final Duration REFRESH = Duration.ofDays(30);

  private final Map<String, RegisteredClient> clients;

  RegisteredApps(Accounts accounts) {
    clients =
        accounts.clients().stream()
            .map(RegisteredApps::registered)
            .collect(Collectors.toMap(RegisteredClient::getClientId, Function.identity()));
  }

  private static RegisteredClient registered(ClientAccount account) {
    RegisteredClient.Builder client =
        RegisteredClient.withId(account.id())
            .clientId(account.id())
            .clientName(account.name())
            .redirectUris(uris -> uris.addAll(account.redirectUris()))
            .scopes(scopes -> scopes.addAll(account.scopes()))
            .tokenSettings(tokens());
    ClientSettings.Builder settings =
        ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(true);
    if (account.hasKeys()) {
      client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
      settings.tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS384);
    } else if (account.isPublic()) {
      client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
    } else {
      client
          .clientSecret(account.secretHash())
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
    grants(account, client);
    return client.clientSettings(settings.build()).build();
  }

  private static void grants(ClientAccount account, RegisteredClient.Builder client) {
    if (!account.redirectUris().isEmpty()) {
      client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE);
    }
    if (!account.isPublic() && account.scopes().contains(ScopeRules.OFFLINE)) {
      client.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
    }
    if (account.scopes().stream().anyMatch(scope -> scope.startsWith("system/"))) {
      client.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    }
  }

  private static TokenSettings tokens() {
    return TokenSettings.builder()
        .authorizationCodeTimeToLive(CODE)
        .accessTokenTimeToLive(ACCESS)
        .refreshTokenTimeToLive(REFRESH)
        .reuseRefreshTokens(false)
        .build();
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("clients are registered in the accounts file");
  }

  @Override
  public RegisteredClient findById(String id) {
    return clients.get(id);
  }

  @Override
  public RegisteredClient findByClientId(String clientId) {
    return clients.get(clientId);
  }
}
