package org.chemosign.operation.predict;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chemosign.operation.Refusal;

/**
 * Keeps order among concurrent predictions: a limit on how many run at a time, and one at a time
 * for the same identity, so that equal requests that arrive together make one report.
 */
final class PredictionDesk {

  private static final int STRIPES = 256;
  private static final int PATIENCE_SECONDS = 60;
  private static final int LONGEST_QUEUE = 64;

  private final Semaphore places;
  private final Lock[] locks =
      IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);

  PredictionDesk(int places) {
    this.places = new Semaphore(places, true);
  }

  /**
   * Runs work in a free place. 503 after a minute without one, and at once when many wait already,
   * so that they do not take the threads of all other requests.
   */
  <T> T admit(Supplier<T> work) {
    try {
      if (waiting() >= LONGEST_QUEUE || !places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Refusal.BUSY.at("Parameters", "too many predictions at a time; try again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.BUSY.at("Parameters", "the server is stopping; try again later");
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  /** How many wait for a place. */
  int waiting() {
    return places.getQueueLength();
  }

  /** Runs work alone among all work of the same identity. */
  <T> T alone(String identity, Supplier<T> work) {
    Lock lock = locks[Math.floorMod(identity.hashCode(), STRIPES)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
