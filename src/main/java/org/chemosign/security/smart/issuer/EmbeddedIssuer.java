package org.chemosign.security.smart.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chemosign.security.smart.CorsOrigins;
import org.chemosign.security.smart.GuardedMode;
import org.chemosign.security.smart.PublicDocuments;
import org.chemosign.security.smart.SecuritySettings;
import org.chemosign.security.smart.SmartAddresses;
import org.chemosign.security.smart.TokenRules;
import org.chemosign.security.smart.VerifiedTokens;
import org.chemosign.security.smart.account.Accounts;
import org.chemosign.security.smart.account.AccountsFile;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;

/** Mode {@code embedded}: accounts, keys, stored state, and how its own tokens are verified. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = GuardedMode.PROPERTY, havingValue = "embedded")
@Import({IssuerGrants.class, IssuerChains.class, PageChains.class, SmartPages.class})
public class EmbeddedIssuer {

  @Bean
  Accounts accounts(IssuerFiles files) {
    return AccountsFile.read(files.accounts());
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  RegisteredApps registeredApps(Accounts accounts) {
    return new RegisteredApps(accounts);
  }

  @Bean
  IssuerState issuerState(DataSource database, RegisteredApps clients) {
    IssuerTables.make(database);
    JdbcTemplate jdbc = new JdbcTemplate(database);
    AuthorizationStore store = new AuthorizationStore(jdbc, clients);
    store.forgetUnanswered();
    return new IssuerState(store, new Launches(jdbc));
  }

  /** The store alone, as the library looks for it. */
  @Bean
  AuthorizationStore authorizationStore(IssuerState state) {
    return state.store();
  }

  @Bean(destroyMethod = "close")
  IssuerPurge issuerPurge(IssuerState state) {
    return new IssuerPurge(state.store());
  }

  @Bean
  JWKSource<SecurityContext> signingKeys(IssuerFiles files) {
    JWKSet keys = SigningKeys.at(files.keys());
    return new ImmutableJWKSet<>(keys);
  }

  @Bean
  EmbeddedDocument smartDocument(SmartAddresses addresses) {
    return new EmbeddedDocument(addresses);
  }

  @Bean
  PublicDocuments publicDocuments(EmbeddedDocument document) {
    return new PublicDocuments(
        Map.of(
            PublicDocuments.SMART_CONFIGURATION,
            document::members,
            EmbeddedDocument.OPENID_CONFIGURATION,
            document::openIdConfiguration));
  }

  @Bean
  CorsOrigins corsOrigins(SecuritySettings settings, Accounts accounts) {
    List<String> redirects =
        accounts.clients().stream()
            .flatMap(
                client ->
                    Stream.concat(
                        client.redirectUris().stream(), Stream.ofNullable(client.launchUrl())))
            .toList();
    return CorsOrigins.of(settings.corsOrigins(), redirects);
  }

  /** Verifies our own tokens, and that each still holds. */
  @Bean
  JwtDecoder jwtDecoder(
      JWKSource<SecurityContext> keys,
      SmartAddresses addresses,
      Accounts accounts,
      IssuerState state) {
    NimbusJwtDecoder decoder =
        (NimbusJwtDecoder) OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    decoder.setJwtValidator(
        TokenRules.of(
            addresses.origin(), addresses.fhirBase(), List.of(new KnownHolder(accounts))));
    return new VerifiedTokens(decoder, state.store()::isRevoked, VerifiedTokens.KEPT);
  }
}
