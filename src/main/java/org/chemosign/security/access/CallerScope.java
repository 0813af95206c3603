package org.chemosign.security.access;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Binds a caller to a thread for as long as it works for that caller. A thread without one works
 * for the server itself.
 */
public final class CallerScope implements AutoCloseable {

  private static final ThreadLocal<Caller> CURRENT = new ThreadLocal<>();

  private final Caller before;

  private CallerScope(Caller before) {
    this.before = before;
  }

  /** The caller that this thread works for. */
  public static Optional<Caller> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Binds a caller until the answer is closed, which brings back whoever was bound before. */
  public static CallerScope bind(Caller caller) {
    CallerScope scope = new CallerScope(CURRENT.get());
    CURRENT.set(caller);
    return scope;
  }

  /** Lets this thread work for the server itself until the answer is closed. */
  public static CallerScope server() {
    CallerScope scope = new CallerScope(CURRENT.get());
    CURRENT.remove();
    return scope;
  }

  /** Does something for the server itself on this thread. */
  public static <T> T asServer(Supplier<T> work) {
    CallerScope scope = server();
    try {
      return work.get();
    } finally {
      scope.close();
    }
  }

  /** Does something for a caller on this thread; for the server itself when there is none. */
  public static <T> T as(Optional<Caller> caller, Supplier<T> work) {
    CallerScope scope = caller.map(CallerScope::bind).orElseGet(CallerScope::server);
    try {
      return work.get();
    } finally {
      scope.close();
    }
  }

  @Override
  public void close() {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }
}
