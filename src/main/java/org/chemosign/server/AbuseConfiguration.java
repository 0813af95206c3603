package org.chemosign.server;

import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.chemosign.security.abuse.BinaryAnswers;
import org.chemosign.security.abuse.BodyFilter;
import org.chemosign.security.abuse.BodyLimits;
import org.chemosign.security.abuse.ContentGate;
import org.chemosign.security.abuse.QueryGate;
import org.chemosign.security.abuse.RateFilter;
import org.chemosign.security.abuse.RequestForm;
import org.chemosign.security.abuse.WriteSlots;
import org.chemosign.security.access.Caller;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Limits that hold in every mode. The form of a request is looked at before anybody asks who sends
 * it; its rate and its body afterwards, so that strangers cost no memory where security is on.
 */
@Configuration
class AbuseConfiguration {

  private static final String FHIR = "/fhir/*";

  @Bean
  FilterRegistrationBean<RequestForm> requestForm() {
    return registered(new RequestForm(), Ordered.HIGHEST_PRECEDENCE + 10);
  }

  @Bean
  FilterRegistrationBean<RateFilter> rate(ServerSettings settings) {
    AbuseSettings abuse = settings.abuse();
    return registered(
        new RateFilter(
            abuse.requestsPerMinute(), abuse.operationsPerMinute(), AbuseConfiguration::client),
        1);
  }

  /** The registered client where security is on, the address otherwise. */
  private static String client(HttpServletRequest request) {
    return request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
        ? "client " + caller.client()
        : "address " + request.getRemoteAddr();
  }

  @Bean
  FilterRegistrationBean<WriteSlots> writeSlots(ServerSettings settings) {
    return registered(new WriteSlots(settings.abuse().concurrentBodies()), 2);
  }

  @Bean
  FilterRegistrationBean<BodyFilter> body(ServerSettings settings) {
    return registered(
        new BodyFilter(
            BodyLimits.of(
                settings.limits().maximumRequestBytes(), settings.abuse().maximumItems())),
        3);
  }

  private static <T extends Filter> FilterRegistrationBean<T> registered(T filter, int order) {
    FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    registration.addUrlPatterns(FHIR);
    return registration;
  }

  @Bean
  SmartInitializingSingleton hostileInput(RestfulServer server) {
    return () -> {
      server.registerInterceptor(new QueryGate());
      server.registerInterceptor(new ContentGate());
      server.registerInterceptor(new BinaryAnswers());
    };
  }
}
