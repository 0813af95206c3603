package org.chemosign.server.subscription;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import javax.sql.DataSource;
import org.chemosign.server.ServerSettings;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Subscriptions: the gate, the record of what has to be delivered, the delivery. */
@Configuration
class SubscriptionConfiguration {

  @Bean
  RestHookDelivery restHookDelivery(
      FhirContext fhir,
      DaoRegistry registry,
      DataSource dataSource,
      InMemoryResourceMatcher matcher,
      IInterceptorService interceptors,
      ServerSettings settings) {
    AllowedEndpoints endpoints = new AllowedEndpoints(settings.subscriptions().endpoints());
    ActiveSubscriptions active =
        new ActiveSubscriptions(registry.getResourceDao(Subscription.class));
    DeliveryStore store = new DeliveryStore(dataSource);
    RestHookDelivery delivery = new RestHookDelivery(registry, active, store, new RestHook(fhir));
    interceptors.registerInterceptor(new SubscriptionGate(endpoints, matcher));
    interceptors.registerInterceptor(new DeliveryRecorder(active, matcher, store, delivery));
    return delivery;
  }
}
