package org.chemosign.security.smart;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.chemosign.security.smart.SecuritySettings.ClaimNames;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The filter chains of every guarded mode: discovery is public, FHIR needs a bearer token, and what
 * belongs to no chain is not there.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class ResourceServer {

  private static final int FILTER_ORDER = -100;
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;

  /** Puts the chains in front of all other filters but those that limit requests. */
  @Bean
  DelegatingFilterProxyRegistrationBean securityFilter() {
    DelegatingFilterProxyRegistrationBean filter =
        new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    filter.setOrder(FILTER_ORDER);
    return filter;
  }

  /**
   * Refuses, first of all, paths that are not written plainly: the container has chosen the servlet
   * by the decoded path, and matching of paths would fail where the raw one begins otherwise.
   */
  @Bean
  FilterRegistrationBean<Filter> plainPaths() {
    Filter refusing =
        (request, response, chain) -> {
          if (isPlain((HttpServletRequest) request)) {
            chain.doFilter(request, response);
          } else {
            PlainAnswer.outcome(
                (HttpServletResponse) response, BAD_REQUEST, "invalid", "the path is not plain");
          }
        };
    FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(refusing);
    filter.setOrder(FILTER_ORDER - 1);
    return filter;
  }

  private static boolean isPlain(HttpServletRequest request) {
    String raw = request.getRequestURI();
    return raw.startsWith(request.getServletPath()) && !raw.contains("//") && !raw.contains(";");
  }

  /** Paths with tricks in them are refused before anything looks at them. */
  @Bean
  RequestRejectedHandler rejectedRequests() {
    return (request, response, reason) ->
        PlainAnswer.outcome(response, BAD_REQUEST, "invalid", "the request is not acceptable");
  }

  /** The library's own firewall, which looks at every header whenever one is read. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderNames(HeaderText::isText);
    firewall.setAllowedHeaderValues(HeaderText::isText);
    return firewall;
  }

  @Bean
  CallerMapping callerMapping(SecuritySettings settings, SmartAddresses addresses) {
    return new CallerMapping(
        settings.mode() == SecurityMode.EMBEDDED ? ClaimNames.own() : settings.claims(),
        addresses.fhirBase());
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain discovery(HttpSecurity http, PublicDocuments documents) throws Exception {
    stateless(http)
        .securityMatcher(new OrRequestMatcher(documents.matchers()))
        .cors(cors -> cors.configurationSource(CorsOrigins.discovery()))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .addFilterBefore(new DiscoveryFilter(documents.byPath()), AuthorizationFilter.class);
    return http.build();
  }

  @Bean
  @Order(100)
  SecurityFilterChain fhir(
      HttpSecurity http, JwtDecoder decoder, CallerMapping mapping, CorsOrigins origins)
      throws Exception {
    BearerRefusal refusal = new BearerRefusal();
    stateless(http)
        .securityMatcher(path(SmartAddresses.FHIR_PATH + "/**"))
        .cors(cors -> cors.configurationSource(origins.source()))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(errors -> errors.authenticationEntryPoint(refusal))
        .oauth2ResourceServer(
            tokens ->
                tokens
                    .bearerTokenResolver(
                        request -> HeaderText.bearer(request.getHeader("Authorization")))
                    .authenticationEntryPoint(refusal)
                    .withObjectPostProcessor(answering(refusal))
                    .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(mapping)))
        .addFilterAfter(new CallerFilter(), AuthorizationFilter.class);
    return http.build();
  }

  /** Everything else: nothing is there. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  SecurityFilterChain nothingElse(HttpSecurity http) throws Exception {
    stateless(http)
        .securityMatcher(AnyRequestMatcher.INSTANCE)
        .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
        .exceptionHandling(
            errors ->
                errors.authenticationEntryPoint(
                    (request, response, reason) ->
                        PlainAnswer.outcome(response, NOT_FOUND, "not-found", "nothing is here")));
    return http.build();
  }

  private static HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(RequestCacheConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(withDefaults());
  }

  private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(
      BearerRefusal refusal) {
    AuthenticationEntryPointFailureHandler handler =
        new AuthenticationEntryPointFailureHandler(refusal);
    handler.setRethrowAuthenticationServiceException(false);
    return new ObjectPostProcessor<>() {
      @Override
      public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
        filter.setAuthenticationFailureHandler(handler);
        return filter;
      }
    };
  }

  /** Matches a path whatever the method. */
  public static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  /** Matches a path and a method. */
  public static RequestMatcher path(HttpMethod method, String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
  }
}
