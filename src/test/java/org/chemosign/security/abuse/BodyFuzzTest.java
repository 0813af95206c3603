package org.chemosign.security.abuse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.chemosign.fuzz.Mutations;
import org.chemosign.security.abuse.Refused.HostileRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any body is walked through to its end, or refused: no other error, no endless loop. */
public class BodyFuzzTest {

  private static final BodyLimits LIMITS = BodyLimits.of(1 << 20, 1_000);

  /** The target of Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      JsonScan.check(
          new InputStreamReader(new ByteArrayInputStream(data), StandardCharsets.UTF_8), LIMITS);
    } catch (HostileRequestException e) {
      requireReason(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      MarkupScan.check(new ByteArrayInputStream(data), LIMITS);
    } catch (HostileRequestException e) {
      requireReason(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireReason(HostileRequestException e) {
    if (e.getMessage() == null || e.getMessage().isBlank()) {
      throw new AssertionError("refused without a reason", e);
    }
  }

  @Test
  @Timeout(60)
  void seedsAndTheirMutations() {
    Mutations.each("body", 3_000, BodyFuzzTest::fuzzerTestOneInput);
  }
}
