package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void oneSampleIsSilent() {
    Progress progress = progress(true);
    progress.expect(1, false);
    clock.addAndGet(60 * SECOND);
    progress.step();
    progress.finish();
    assertThat(text()).isEmpty();
  }

  @Test
  void aLogGetsALineEveryFewSeconds() {
    run(progress(false));
    assertThat(text().lines())
        .containsExactly(
            "chemosign: 5 of 20 samples, 1/s, 15 s left",
            "chemosign: 10 of 20 samples, 1/s, 10 s left",
            "chemosign: 15 of 20 samples, 1/s, 5 s left",
            "chemosign: 20 of 20 samples, 1/s");
  }

  @Test
  void aPersonGetsOneLineRewrittenInPlace() {
    run(progress(true));
    assertThat(text().split("\r")).hasSize(21);
    assertThat(text()).endsWith(System.lineSeparator()).containsOnlyOnce(System.lineSeparator());
  }

  @Test
  void whileFilesAreUnreadTheTotalIsOpen() {
    Progress progress = progress(false);
    progress.expect(2, true);
    clock.addAndGet(6 * SECOND);
    progress.step();
    assertThat(text()).contains("1 of 2+ samples").doesNotContain("left");
  }

  private void run(Progress progress) {
    progress.expect(20, false);
    for (int sample = 0; sample < 20; sample++) {
      clock.addAndGet(SECOND);
      progress.step();
    }
    progress.finish();
  }

  private Progress progress(boolean interactive) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Progress(new Console(stream, stream, interactive), clock::get);
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
