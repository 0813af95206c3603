package org.chemosign.security.smart;

import java.util.List;
import java.util.Map;
import org.chemosign.security.smart.SecuritySettings.Introspection;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.support.BasicAuthenticationInterceptor;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Mode {@code external}: tokens of an issuer elsewhere, verified by the keys that it publishes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = GuardedMode.PROPERTY, havingValue = "external")
public class ExternalSecurity {

  private static final int PATIENCE_MS = 5_000;

  @Bean
  SmartDocument smartDocument(SecuritySettings settings) {
    return new ExternalIssuer(issuer(settings));
  }

  @Bean
  PublicDocuments publicDocuments(SmartDocument document) {
    return new PublicDocuments(Map.of(PublicDocuments.SMART_CONFIGURATION, document::members));
  }

  @Bean
  CorsOrigins corsOrigins(SecuritySettings settings) {
    return CorsOrigins.of(settings.corsOrigins(), List.of());
  }

  /** Asks the issuer for its keys when the first token comes, so that start-up does not need it. */
  @Bean
  JwtDecoder jwtDecoder(
      SecuritySettings settings, SmartAddresses addresses, SmartDocument document) {
    String issuer = issuer(settings);
    String audience = settings.audience().orElse(addresses.fhirBase());
    JwtDecoder tokens =
        new SupplierJwtDecoder(
            () -> {
              NimbusJwtDecoder decoder =
                  NimbusJwtDecoder.withIssuerLocation(issuer).restOperations(rest()).build();
              decoder.setJwtValidator(TokenRules.of(issuer, audience, List.of()));
              return decoder;
            });
    Introspection introspection = settings.introspection();
    if (introspection.clientId().isEmpty()) {
      return new VerifiedTokens(tokens, id -> false, VerifiedTokens.KEPT);
    }
    RestTemplate rest = rest();
    rest.getInterceptors()
        .add(
            new BasicAuthenticationInterceptor(
                introspection.clientId().orElseThrow(),
                introspection.clientSecret().orElseThrow()));
    return new VerifiedTokens(
        new IntrospectedTokens(tokens, document, rest), id -> false, introspection.every());
  }

  private static RestTemplate rest() {
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(PATIENCE_MS);
    factory.setReadTimeout(PATIENCE_MS);
    return new RestTemplate(factory);
  }

  private static String issuer(SecuritySettings settings) {
    return settings
        .issuer()
        .orElseThrow(
            () -> new IllegalStateException("mode external needs chemosign.security.issuer"));
  }
}
