package org.chemosign.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The progress line of a long run on standard error: rewritten in place for a person, a line every
 * few seconds otherwise. Silent for a single sample.
 */
final class Progress {

  private static final long REWRITE_NANOS = Duration.ofMillis(200).toNanos();
  private static final long LINE_NANOS = Duration.ofSeconds(5).toNanos();

  private final Console console;
  private final LongSupplier clock;
  private long start;
  private long shown;
  private long shownDone;
  private long done;
  private long expected;
  private boolean more;
  private boolean dirty;

  Progress(Console console, LongSupplier nanoClock) {
    this.console = console;
    this.clock = nanoClock;
  }

  /**
   * So many more samples are known of; tells whether there are files yet to be read. Time counts
   * from the first call, when the first file has been read.
   */
  void expect(int samples, boolean moreFiles) {
    if (expected == 0) {
      start = clock.getAsLong();
      shown = start;
    }
    expected += samples;
    more = moreFiles;
  }

  /** One sample is done. */
  void step() {
    done++;
    long now = clock.getAsLong();
    if (expected > 1 && now - shown >= (console.interactive() ? REWRITE_NANOS : LINE_NANOS)) {
      shown = now;
      shownDone = done;
      show(line(now));
    }
  }

  /** Ends the line and, for more than one sample, sums up. */
  void finish() {
    if (done > 1 && shownDone < done) {
      show(line(clock.getAsLong()));
    }
    end();
  }

  /** Ends an unfinished line, so that an error begins on its own. */
  void end() {
    if (dirty) {
      console.err().println();
      dirty = false;
    }
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

  private String line(long now) {
    double seconds = Math.max(1e-3, (now - start) / 1e9);
    double rate = done / seconds;
    String left =
        more || done == expected ? "" : ", %.0f s left".formatted((expected - done) / rate);
    return String.format(
        Locale.ROOT,
        "chemosign: %d of %d%s samples, %.0f/s%s",
        done,
        expected,
        more ? "+" : "",
        rate,
        left);
  }
}
