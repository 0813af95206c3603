package org.chemosign.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.chemosign.fuzz.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any bytes are read to finite values, or refused with a reason. */
public class ExpressionReaderFuzzTest {

  private static final ExpressionLimits LIMITS =
      new ExpressionLimits(1 << 20, 200, 5_000, 50, 1 << 16, 20_000);
  private static final GeneTable TABLE = GeneTable.bundled();

  /** The target of Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    ExpressionUnit[] units = ExpressionUnit.values();
    ExpressionUnit unit = units[data.length % units.length];
    ReadOptions options = new ReadOptions(unit, Optional.empty(), TABLE, LIMITS);
    ExpressionMatrix matrix;
    try {
      matrix = ExpressionReader.read(new ByteArrayInputStream(data), options);
    } catch (ExpressionFormatException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("refused without a reason", e);
      }
      return;
    }
    for (ExpressionProfile profile : matrix.profiles()) {
      for (int i = 0; i < matrix.genes().size(); i++) {
        if (!(profile.value(i) >= 0) || Double.isInfinite(profile.value(i))) {
          throw new AssertionError("value " + profile.value(i));
        }
      }
    }
  }

  @Test
  @Timeout(60)
  void seedsAndTheirMutations() {
    int[] done = {0};
    Mutations.each(
        "expression",
        300,
        data -> {
          fuzzerTestOneInput(data);
          done[0]++;
        });
    assertThat(done[0]).isGreaterThan(1_000);
  }
}
