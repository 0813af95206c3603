package org.chemosign.cli;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.chemosign.training.TrainingProgress;

/**
 * The progress line of a training run on standard error: rewritten in place for a person, a line
 * every few seconds otherwise. Time left is told from the parts done so far, which are not equally
 * long.
 */
final class TrainProgress implements TrainingProgress {

  private static final long REWRITE_NANOS = Duration.ofMillis(200).toNanos();
  private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int MINUTE = 60;

  private final Console console;
  private final LongSupplier clock;
  private long start;
  private long shown;
  private int steps;
  private int done;
  private boolean dirty;

  TrainProgress(Console console, LongSupplier nanoClock) {
    this.console = console;
    this.clock = nanoClock;
  }

  @Override
  public synchronized void expect(int count) {
    steps = count;
    start = clock.getAsLong();
    shown = start;
  }

  @Override
  public synchronized void step(String what) {
    done++;
    long now = clock.getAsLong();
    if (now - shown >= (console.interactive() ? REWRITE_NANOS : LINE_NANOS)) {
      shown = now;
      show("chemosign: %d of %d parts%s (%s)".formatted(done, steps, left(now), what));
    }
  }

  /** The run ends by the process being ended; every finished part is kept. */
  @Override
  public boolean stopped() {
    return false;
  }

  /** Ends an unfinished line, so that what comes next begins on its own. */
  synchronized void end() {
    if (dirty) {
      console.err().println();
      dirty = false;
    }
  }

  private String left(long now) {
    double seconds = (now - start) / 1e9 / done * (steps - done);
    if (done >= steps) {
      return "";
    }
    return seconds < MINUTE
        ? ", about %.0f s left".formatted(seconds)
        : ", about %.0f min left".formatted(Math.ceil(seconds / MINUTE));
  }

  private void show(String text) {
    if (console.interactive()) {
      console.err().print("\r" + text + "\u001B[K");
      console.err().flush();
      dirty = true;
    } else {
      console.err().println(text);
    }
  }
}
