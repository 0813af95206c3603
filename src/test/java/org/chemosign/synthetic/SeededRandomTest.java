package org.chemosign.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeededRandomTest {

  private static final int DRAWS = 50_000;

  @Test
  void sameSeedAndItemGiveTheSameNumbers() {
    SeededRandom one = SeededRandom.of(7, 3);
    SeededRandom same = SeededRandom.of(7, 3);
    SeededRandom other = SeededRandom.of(7, 4);

    double first = one.gaussian();
    assertThat(same.gaussian()).isEqualTo(first);
    assertThat(other.gaussian()).isNotEqualTo(first);
  }

  @Test
  void gaussianHasMeanZeroAndVarianceOne() {
    SeededRandom random = new SeededRandom(11);
    double[] draws = draws(random::gaussian);
    assertThat(mean(draws)).isCloseTo(0, within(0.02));
    assertThat(variance(draws)).isCloseTo(1, within(0.03));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 5, 29, 31, 4000})
  void poissonHasMeanAndVarianceOfItsParameter(double mean) {
    SeededRandom random = new SeededRandom(13);
    double[] draws = draws(() -> random.poisson(mean));
    assertThat(mean(draws)).isCloseTo(mean, within(0.02 * mean + 0.005));
    assertThat(variance(draws)).isCloseTo(mean, within(0.05 * mean + 0.005));
  }

  private static double[] draws(DoubleSupplier source) {
    return DoubleStream.generate(source).limit(DRAWS).toArray();
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
  }
}
