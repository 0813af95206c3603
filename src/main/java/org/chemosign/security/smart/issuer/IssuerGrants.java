package org.chemosign.security.smart.issuer;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Set;
import org.chemosign.security.smart.SmartAddresses;
import org.chemosign.security.smart.account.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** What is granted: tokens and for how long; consent is asked for every time. */
@Configuration(proxyBeanMethods = false)
class IssuerGrants {

  @Bean
  AuthorizationServerSettings authorizationServer(SmartAddresses addresses) {
    return AuthorizationServerSettings.builder().issuer(addresses.origin()).build();
  }

  @Bean
  OAuth2TokenGenerator<OAuth2Token> tokens(
      JWKSource<SecurityContext> keys,
      Accounts accounts,
      SmartAddresses addresses,
      IssuerState state) {
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(signing -> signing.get(0));
    JwtGenerator signed = new JwtGenerator(encoder);
    signed.setJwtCustomizer(new TokenClaims(accounts, addresses, state.launches()));
    return new DelegatingOAuth2TokenGenerator(signed, offlineOnly());
  }

  /** Refresh tokens come with {@code offline_access} only, and never to public clients. */
  private static OAuth2TokenGenerator<OAuth2RefreshToken> offlineOnly() {
    OAuth2RefreshTokenGenerator library = new OAuth2RefreshTokenGenerator();
    return context -> {
      OAuth2Authorization authorization = context.getAuthorization();
      Set<String> scopes = authorization == null ? Set.of() : authorization.getAuthorizedScopes();
      return scopes.contains(ScopeRules.OFFLINE) ? library.generate(context) : null;
    };
  }

  /** Remembers nothing: the next launch asks again, for the patient as well. */
  @Bean
  OAuth2AuthorizationConsentService forgetfulConsents() {
    return new OAuth2AuthorizationConsentService() {
      @Override
      public void save(OAuth2AuthorizationConsent consent) {
        // Consent is part of the authorisation that it led to.
      }

      @Override
      public void remove(OAuth2AuthorizationConsent consent) {
        // Nothing was kept.
      }

      @Override
      public OAuth2AuthorizationConsent findById(String client, String user) {
        return null;
      }
    };
  }
}
