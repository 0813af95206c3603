package org.chemosign.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chemosign.operation.job.JobDesk;
import org.chemosign.operation.release.LiveCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Looks at the store before the server takes requests and every few seconds after, so that a
 * release on another node is used here, too. At the start it also ends jobs that dead nodes have
 * left behind.
 */
class CatalogWatch implements SmartInitializingSingleton, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogWatch.class);
  private static final int SECONDS = 3;

  private final LiveCatalog catalog;
  private final JobDesk desk;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread thread = new Thread(run, "chemosign-catalog");
            thread.setDaemon(true);
            return thread;
          });

  CatalogWatch(LiveCatalog catalog, JobDesk desk) {
    this.catalog = catalog;
    this.desk = desk;
  }

  @Override
  public void afterSingletonsInstantiated() {
    catalog.refresh();
    desk.endDead();
    clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      catalog.refresh();
    } catch (RuntimeException e) {
      LOG.warn("the store could not be asked for signatures: {}", e.getClass().getName());
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
