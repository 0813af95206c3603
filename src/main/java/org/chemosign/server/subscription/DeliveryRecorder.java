package org.chemosign.server.subscription;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import java.time.Instant;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes down, in the transaction of every write, which subscribers have to get the new version.
 */
@Interceptor
public class DeliveryRecorder {

  private final ActiveSubscriptions subscriptions;
  private final InMemoryResourceMatcher matcher;
  private final DeliveryStore store;
  private final RestHookDelivery delivery;

  DeliveryRecorder(
      ActiveSubscriptions subscriptions,
      InMemoryResourceMatcher matcher,
      DeliveryStore store,
      RestHookDelivery delivery) {
    this.subscriptions = subscriptions;
    this.matcher = matcher;
    this.store = store;
    this.delivery = delivery;
  }

  /** A new resource. */
  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
  public void created(IBaseResource resource) {
    written(resource);
  }

  /** A new version of a resource. */
  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  public void updated(IBaseResource before, IBaseResource after) {
    written(after);
  }

  /** A subscription that is deleted, or put off, gets nothing any more. */
  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
  public void deleted(IBaseResource resource) {
    if (resource instanceof Subscription) {
      store.forget(resource.getIdElement().getIdPart());
      afterCommit(delivery::subscriptionsChanged);
    }
  }

  private void written(IBaseResource resource) {
    if (resource instanceof Subscription subscription) {
      if (subscription.getStatus() == Subscription.SubscriptionStatus.OFF) {
        store.forget(subscription.getIdElement().getIdPart());
      }
      afterCommit(delivery::subscriptionsChanged);
    }
    for (Subscription subscription : subscriptions.of(resource.fhirType())) {
      String criteria = subscription.getCriteria();
      String query = criteria.contains("?") ? criteria : criteria + "?";
      if (matcher.match(query, resource, null, null).matched()) {
        store.add(
            subscription.getIdElement().getIdPart(),
            resource.getIdElement().toUnqualified().getValue(),
            Instant.now());
        afterCommit(delivery::wake);
      }
    }
  }

  private static void afterCommit(Runnable action) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }
}
