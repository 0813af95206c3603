package org.chemosign.security.smart.issuer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chemosign.security.smart.CorsOrigins;
import org.chemosign.security.smart.ResourceServer;
import org.chemosign.security.smart.SmartAddresses;
import org.chemosign.security.smart.account.Accounts;
import org.chemosign.security.smart.page.SignInPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** The pages for people: signing in and out, consent, launching. */
@Configuration(proxyBeanMethods = false)
class PageChains {

  static final String SIGN_IN = "/login";
  static final String SIGN_OUT = "/logout";
  static final String CONSENT = "/consent";
  static final String APPS = "/apps";
  static final String LAUNCH = "/launch";

  private static final int TOO_MANY = 429;
  private static final RequestMatcher SIGNING_IN = ResourceServer.path(HttpMethod.POST, SIGN_IN);

  /** The users of the accounts file, as the library reads them. */
  @Bean
  UserDetailsService users(Accounts accounts) {
    return name ->
        accounts
            .user(name)
            .map(user -> new User(user.id(), user.passwordHash(), List.of()))
            .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }

  @Bean
  HttpSessionEventPublisher sessionEvents() {
    return new HttpSessionEventPublisher();
  }

  @Bean
  @Order(20)
  SecurityFilterChain pages(
      HttpSecurity http, IssuerState state, CorsOrigins origins, SmartAddresses addresses)
      throws Exception {
    SignIn signIn = new SignIn(new SignInThrottle(Clock.systemUTC()), addresses);
    http.securityMatcher(
            new OrRequestMatcher(
                List.of(SIGN_IN, SIGN_OUT, CONSENT, APPS, LAUNCH).stream()
                    .map(ResourceServer::path)
                    .toList()))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(ResourceServer.path(SIGN_IN))
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .headers(headers -> IssuerChains.policy(headers, origins))
        .requestCache(cache -> cache.requestCache(IssuerChains.authorizeOnly()))
        .exceptionHandling(errors -> errors.authenticationEntryPoint(signIn.entry()))
        .formLogin(
            form ->
                form.loginPage(SIGN_IN)
                    .successHandler(signIn.success())
                    .failureHandler(signIn::failed))
        .addFilterBefore(signIn, UsernamePasswordAuthenticationFilter.class)
        .logout(
            out ->
                out.logoutRequestMatcher(ResourceServer.path(HttpMethod.POST, SIGN_OUT))
                    .addLogoutHandler(
                        (request, response, who) ->
                            Optional.ofNullable(who)
                                .ifPresent(user -> state.store().signedOut(user.getName())))
                    .logoutSuccessHandler(
                        (request, response, who) -> response.sendRedirect(signIn.address())));
    return http.build();
  }

  /** Signing in: not too often, the same answer whatever was wrong, on to what was asked for. */
  static final class SignIn extends OncePerRequestFilter {

    private static final String USER = "username";

    private final HttpSessionRequestCache asked = IssuerChains.authorizeOnly();
    private final SignInThrottle throttle;
    private final SmartAddresses addresses;

    SignIn(SignInThrottle throttle, SmartAddresses addresses) {
      this.throttle = throttle;
      this.addresses = addresses;
    }

    String address() {
      return addresses.at(SIGN_IN);
    }

    LoginUrlAuthenticationEntryPoint entry() {
      return new LoginUrlAuthenticationEntryPoint(address());
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (!SIGNING_IN.matches(request)
          || throttle.mayTry(request.getParameter(USER), request.getRemoteAddr())) {
        chain.doFilter(request, response);
        return;
      }
      response.setStatus(TOO_MANY);
      response.setHeader("Retry-After", String.valueOf(SignInThrottle.PAUSE.toSeconds()));
      response.setContentType("text/html;charset=UTF-8");
      response
          .getOutputStream()
          .write(SignInPage.wait(request.getLocale()).getBytes(StandardCharsets.UTF_8));
    }

    void failed(HttpServletRequest request, HttpServletResponse response, Exception reason)
        throws IOException {
      throttle.failed(request.getParameter(USER), request.getRemoteAddr());
      response.sendRedirect(address() + "?error");
    }

    AuthenticationSuccessHandler success() {
      return (request, response, user) -> {
        throttle.succeeded(user.getName());
        SavedRequest saved = asked.getRequest(request, response);
        asked.removeRequest(request, response);
        response.sendRedirect(
            saved instanceof DefaultSavedRequest authorize
                ? addresses.at(authorize.getRequestURI()) + "?" + authorize.getQueryString()
                : addresses.at(APPS));
      };
    }
  }
}
