package org.chemosign.security.abuse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * So many requests a minute for each client. A client that was idle may send a minute's worth at
 * once. The least recently seen of very many clients are forgotten.
 */
final class TokenBuckets {

  private static final int MOST_CLIENTS = 10_000;
  private static final double NANOS_A_MINUTE = 60e9;
  private static final double NANOS_A_SECOND = 1e9;

  private final int perMinute;
  private final LongSupplier clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_CLIENTS;
        }
      };

  TokenBuckets(int perMinute, LongSupplier clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** Empty when the client may go on; otherwise the seconds after which it may. */
  synchronized OptionalLong secondsToWait(String client) {
    long now = clock.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(client, unseen -> new Bucket(perMinute, now));
    double left = Math.min(perMinute, bucket.left + (now - bucket.at) * rate());
    boolean allowed = left >= 1;
    buckets.put(client, new Bucket(allowed ? left - 1 : left, now));
    return allowed
        ? OptionalLong.empty()
        : OptionalLong.of((long) Math.ceil((1 - left) / rate() / NANOS_A_SECOND));
  }

  private double rate() {
    return perMinute / NANOS_A_MINUTE;
  }

  private record Bucket(double left, long at) {}
}
