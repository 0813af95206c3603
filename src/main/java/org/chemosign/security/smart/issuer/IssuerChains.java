package org.chemosign.security.smart.issuer;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.List;
import java.util.Map;
import org.chemosign.security.smart.CorsOrigins;
import org.chemosign.security.smart.PlainAnswer;
import org.chemosign.security.smart.ResourceServer;
import org.chemosign.security.smart.SmartAddresses;
import org.chemosign.security.smart.account.Accounts;
import org.chemosign.security.smart.page.PageFrame;
import org.chemosign.security.smart.page.PatientDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The endpoints of OAuth: exactly those that are offered, with the rules of SMART. */
@Configuration(proxyBeanMethods = false)
class IssuerChains {

  private static final int UNAUTHORIZED = 401;
  private static final RequestMatcher AUTHORIZE =
      ResourceServer.path(HttpMethod.GET, EmbeddedDocument.AUTHORIZE);
  private static final RequestMatcher ENDPOINTS =
      new OrRequestMatcher(
          AUTHORIZE,
          ResourceServer.path(HttpMethod.POST, EmbeddedDocument.AUTHORIZE),
          ResourceServer.path(HttpMethod.POST, EmbeddedDocument.TOKEN),
          ResourceServer.path(HttpMethod.OPTIONS, EmbeddedDocument.TOKEN),
          ResourceServer.path(HttpMethod.GET, EmbeddedDocument.KEYS),
          ResourceServer.path(HttpMethod.POST, EmbeddedDocument.INTROSPECT),
          ResourceServer.path(HttpMethod.POST, EmbeddedDocument.REVOKE),
          ResourceServer.path(HttpMethod.OPTIONS, EmbeddedDocument.REVOKE));

  /** The grants' rules, by the provider of the library that asks for them. */
  @Bean
  GrantRules grantRules(
      Accounts accounts,
      SmartAddresses addresses,
      IssuerState state,
      PatientDirectory patients,
      JdbcTemplate database) {
    return new GrantRules(
        new AuthorizeRules(accounts, addresses, state.launches()),
        new ConsentRules(accounts, state.launches(), patients),
        new SystemRules(accounts),
        new AssertionDecoders(accounts, addresses.at(EmbeddedDocument.TOKEN), database));
  }

  @Bean
  @Order(10)
  SecurityFilterChain oauth(
      HttpSecurity http, SmartAddresses addresses, GrantRules rules, CorsOrigins origins)
      throws Exception {
    http.securityMatcher(ENDPOINTS)
        .with(
            OAuth2AuthorizationServerConfigurer.authorizationServer(),
            server -> configure(server, rules))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .cors(cors -> cors.configurationSource(origins.source(EmbeddedDocument.AUTHORIZE)))
        .csrf(csrf -> csrf.ignoringRequestMatchers(ENDPOINTS))
        .requestCache(cache -> cache.requestCache(authorizeOnly()))
        .headers(headers -> policy(headers, origins))
        .exceptionHandling(
            errors ->
                errors
                    .defaultAuthenticationEntryPointFor(signIn(addresses), AUTHORIZE)
                    .defaultAuthenticationEntryPointFor(
                        invalidClient(), request -> !AUTHORIZE.matches(request)));
    return http.build();
  }

  static void policy(
      org.springframework.security.config.annotation.web.configurers.HeadersConfigurer<HttpSecurity>
          headers,
      CorsOrigins origins) {
    headers.contentSecurityPolicy(csp -> csp.policyDirectives(PageFrame.policy(origins.all())));
    headers.referrerPolicy(withDefaults());
  }

  /** Only a request to authorise is taken up again after signing in. */
  static HttpSessionRequestCache authorizeOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(AUTHORIZE);
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  private static AuthenticationEntryPoint signIn(SmartAddresses addresses) {
    return new LoginUrlAuthenticationEntryPoint(addresses.at(PageChains.SIGN_IN));
  }

  private static AuthenticationEntryPoint invalidClient() {
    return (request, response, reason) ->
        PlainAnswer.json(response, UNAUTHORIZED, Map.of("error", "invalid_client"));
  }

  private static void configure(OAuth2AuthorizationServerConfigurer server, GrantRules rules) {
    OAuth2AccessTokenResponseAuthenticationSuccessHandler granted =
        new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
    granted.setAccessTokenResponseCustomizer(new LaunchResponse());
    server
        .oidc(withDefaults())
        .clientAuthentication(
            clients ->
                clients
                    .authenticationConverters(all -> all.add(0, new AssertionConverter()))
                    .authenticationProviders(rules::apply))
        .authorizationEndpoint(
            authorize ->
                authorize
                    .consentPage(PageChains.CONSENT)
                    .errorResponseHandler(new AuthorizeErrors())
                    .authenticationProviders(rules::apply))
        .tokenEndpoint(
            token ->
                token
                    .accessTokenRequestConverters(GrantRules::offeredOnly)
                    .accessTokenResponseHandler(granted)
                    .authenticationProviders(rules::apply));
  }

  /**
   * The rules of SMART for the providers of the library.
   *
   * @param authorize for requests to authorise
   * @param consent for consents
   * @param system for clients without a user
   * @param assertions for assertions of clients
   */
  record GrantRules(
      AuthorizeRules authorize,
      ConsentRules consent,
      SystemRules system,
      AssertionDecoders assertions) {

    void apply(List<AuthenticationProvider> providers) {
      providers.forEach(this::apply);
    }

    private void apply(AuthenticationProvider provider) {
      if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider request) {
        request.setAuthenticationValidator(authorize);
        request.setAuthorizationConsentRequired(context -> true);
      } else if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider given) {
        given.setAuthorizationConsentCustomizer(consent);
      } else if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider client) {
        client.setAuthenticationValidator(system);
      } else if (provider instanceof JwtClientAssertionAuthenticationProvider assertion) {
        assertion.setJwtDecoderFactory(assertions);
      }
    }

    /** Takes out grants that are not offered: those of devices, and exchange of tokens. */
    static void offeredOnly(
        List<org.springframework.security.web.authentication.AuthenticationConverter> converters) {
      converters.removeIf(
          converter ->
              converter.getClass().getSimpleName().contains("Device")
                  || converter.getClass().getSimpleName().contains("Exchange"));
    }
  }
}
