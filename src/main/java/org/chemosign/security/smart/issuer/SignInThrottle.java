package org.chemosign.security.smart.issuer;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Stops guessing of passwords: after five failures for a name, or thirty from an address, further
 * attempts are refused until fifteen minutes have passed without one. Names that do not exist count
 * like others. Kept in memory, for the latest ten thousand.
 */
final class SignInThrottle {

  static final Duration PAUSE = Duration.ofMinutes(15);

  private static final int MOST_FOR_NAME = 5;
  private static final int MOST_FOR_ADDRESS = 30;
  private static final int KEPT = 10_000;

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > KEPT;
        }
      };

  SignInThrottle(Clock clock) {
    this.clock = clock;
  }

  private record Failures(int count, long latestMillis) {}

  /** Whether an attempt may be made. */
  synchronized boolean mayTry(String name, String address) {
    return count(name(name)) < MOST_FOR_NAME && count(address(address)) < MOST_FOR_ADDRESS;
  }

  /** Notes a failure. */
  synchronized void failed(String name, String address) {
    add(name(name));
    add(address(address));
  }

  /** Forgets the failures of a name whose person has signed in. */
  synchronized void succeeded(String name) {
    failures.remove(name(name));
  }

  private void add(String key) {
    int count = count(key) + 1;
    failures.remove(key);
    failures.put(key, new Failures(count, clock.millis()));
  }

  private int count(String key) {
    Failures known = failures.get(key);
    return known == null || clock.millis() - known.latestMillis() > PAUSE.toMillis()
        ? 0
        : known.count();
  }

  private static String name(String name) {
    return "name " + Digest.of(String.valueOf(name).strip().toLowerCase(Locale.ROOT));
  }

  private static String address(String address) {
    return "address " + address;
  }
}
