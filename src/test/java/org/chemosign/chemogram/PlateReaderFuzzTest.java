package org.chemosign.chemogram;

import java.io.ByteArrayInputStream;
import org.chemosign.fuzz.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any bytes are read as plates, or refused with a reason. */
public class PlateReaderFuzzTest {

  /** The target of Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      PlateReader.read(new ByteArrayInputStream(data));
    } catch (PlateFormatException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("refused without a reason", e);
      }
    }
  }

  @Test
  @Timeout(60)
  void seedsAndTheirMutations() {
    Mutations.each("plate", 2_000, PlateReaderFuzzTest::fuzzerTestOneInput);
  }
}
