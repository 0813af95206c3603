package org.chemosign.security.abuse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.chemosign.security.abuse.Refused.HostileRequestException;

/** What a body meets before anything else reads it. */
public final class FuzzGate {

  private static final BodyLimits LIMITS = BodyLimits.of(1 << 20, 1_000);

  private FuzzGate() {}

  /** Whether a body of JSON is let through. */
  public static boolean passes(byte[] body) {
    try {
      JsonScan.check(
          new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8), LIMITS);
      return true;
    } catch (HostileRequestException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
