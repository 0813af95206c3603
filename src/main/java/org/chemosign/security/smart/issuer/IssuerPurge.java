package org.chemosign.security.smart.issuer;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Every ten minutes, forgets what nothing can come of any more. */
final class IssuerPurge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IssuerPurge.class);
  private static final int MINUTES = 10;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "issuer-purge");
            thread.setDaemon(true);
            return thread;
          });

  IssuerPurge(AuthorizationStore store) {
    clock.scheduleWithFixedDelay(() -> purge(store), MINUTES, MINUTES, TimeUnit.MINUTES);
  }

  private static void purge(AuthorizationStore store) {
    try {
      store.purge();
    } catch (DataAccessException e) {
      LOG.warn("old authorisations could not be forgotten: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
