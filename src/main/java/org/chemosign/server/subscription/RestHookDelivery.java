package org.chemosign.server.subscription;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what has been written down, again and again with longer pauses until the receiver answers
 * 2xx. A receiver that was down, and a server that was killed, cost time and no report. After three
 * days without success the subscription is put into error; what it missed is sent when it is
 * requested again.
 */
class RestHookDelivery implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RestHookDelivery.class);
  private static final int SENDERS = 4;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofDays(3);
  private static final int DOUBLINGS = 5;
  private static final int IDLE_MS = 1000;
  private static final int REFRESH_PASSES = 5;

  private final DaoRegistry registry;
  private final ActiveSubscriptions subscriptions;
  private final DeliveryStore store;
  private final RestHook hook;
  private final Semaphore work = new Semaphore(0);
  private volatile Thread loop;
  private ExecutorService senders;

  RestHookDelivery(
      DaoRegistry registry, ActiveSubscriptions subscriptions, DeliveryStore store, RestHook hook) {
    this.registry = registry;
    this.subscriptions = subscriptions;
    this.store = store;
    this.hook = hook;
  }

  /** There may be something to send. */
  void wake() {
    work.release();
  }

  /** A subscription was written or deleted on this server. */
  void subscriptionsChanged() {
    subscriptions.refresh();
    wake();
  }

  @Override
  public void start() {
    subscriptions.refresh();
    senders = Executors.newFixedThreadPool(SENDERS, task -> daemon(task, "subscription-sender"));
    loop = daemon(this::run, "subscription-delivery");
    loop.start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void run() {
    int pass = 0;
    while (loop != null) {
      try {
        boolean woken = work.tryAcquire(IDLE_MS, TimeUnit.MILLISECONDS);
        work.drainPermits();
        if (!woken && ++pass % REFRESH_PASSES == 0) {
          subscriptions.refresh();
        }
        sendDue();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("deliveries wait: {}", e.getClass().getName());
      }
    }
  }

  private void sendDue() {
    Instant now = Instant.now();
    List<Delivery> due = store.due(now);
    for (Delivery delivery : due) {
      Optional<Subscription> subscription = subscriptions.find(delivery.subscription());
      Instant until = now.plus(RestHook.ANSWER).plus(LONGEST_PAUSE);
      if (store.claim(delivery, until) && subscription.isPresent()) {
        senders.execute(() -> deliver(subscription.get(), delivery));
      }
    }
    if (!due.isEmpty()) {
      wake();
    }
  }

  private void deliver(Subscription subscription, Delivery delivery) {
    try {
      Optional<IBaseResource> resource = read(delivery);
      if (resource.isEmpty() || accepted(subscription, resource.get())) {
        store.done(delivery);
      } else {
        retry(subscription, delivery);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("subscription {}: {}", delivery.subscription(), e.getClass().getName());
      store.failed(delivery, Instant.now().plus(pause(delivery.attempts())));
    }
  }

  /** The version that was written; empty when it has been expunged or its resource deleted. */
  private Optional<IBaseResource> read(Delivery delivery) {
    IdType id = new IdType(delivery.resource());
    try {
      return Optional.of(
          registry.getResourceDao(id.getResourceType()).read(id, new SystemRequestDetails()));
    } catch (ResourceGoneException | ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private boolean accepted(Subscription subscription, IBaseResource resource)
      throws InterruptedException {
    try {
      int status = hook.send(subscription.getChannel(), resource);
      return status >= 200 && status < 300;
    } catch (IOException e) {
      return false;
    }
  }

  private void retry(Subscription subscription, Delivery delivery) {
    Instant now = Instant.now();
    store.failed(delivery, now.plus(pause(delivery.attempts())));
    if (delivery.since().plus(PATIENCE).isBefore(now)) {
      subscriptions.giveUp(
          subscription, "the receiver has not answered 2xx since " + delivery.since());
      LOG.warn("subscription {} is in error", delivery.subscription());
    }
  }

  /** One second after the first failure, twice as long after each, thirty at most. */
  private static Duration pause(int failures) {
    Duration pause = Duration.ofSeconds(1L << Math.min(failures, DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  @Override
  public void stop() {
    Thread running = loop;
    loop = null;
    if (running != null) {
      running.interrupt();
      senders.shutdown();
    }
  }

  @Override
  public boolean isRunning() {
    return loop != null;
  }
}
