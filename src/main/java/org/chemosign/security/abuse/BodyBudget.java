package org.chemosign.security.abuse;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all request bodies may take together. A body counts as it arrives; one alone is
 * always taken in.
 */
final class BodyBudget {

  private static final int SHARE_OF_HEAP = 8;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  BodyBudget(long most) {
    this.most = most;
  }

  static BodyBudget ofHeap() {
    return new BodyBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  Share open() {
    return new Share();
  }

  /** What one body takes, given back when it is closed. */
  final class Share implements AutoCloseable {

    private long bytes;

    void take(int count) {
      long all = taken.addAndGet(count);
      bytes += count;
      if (all > most && all > bytes) {
        throw Refused.BUSY.before("too many large requests at this time; try again later");
      }
    }

    @Override
    public void close() {
      taken.addAndGet(-bytes);
      bytes = 0;
    }
  }
}
