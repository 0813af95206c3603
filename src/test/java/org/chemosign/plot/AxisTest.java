package org.chemosign.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisTest {

  private static final Span DRAWING = new Span(100, 300);

  @Test
  void mapsLinearlyAndByRatio() {
    Axis linear = Axis.linear(new Span(0, 50), new Span(200, 0));
    Axis logarithmic = Axis.log10(new Span(0.01, 100), DRAWING);

    assertThat(linear.at(12.5)).isEqualTo(150);
    assertThat(linear.clipped(80)).isZero();
    assertThat(logarithmic.at(1)).isCloseTo(200, within(1e-9));
    assertThat(logarithmic.at(10)).isCloseTo(250, within(1e-9));
  }

  @Test
  void choosesRoundTicks() {
    assertThat(Axis.linear(new Span(0, 1), DRAWING).ticks(6))
        .extracting(Tick::label)
        .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
    assertThat(Axis.linear(new Span(-7, 93), DRAWING).ticks(6))
        .extracting(Tick::label)
        .containsExactly("0", "20", "40", "60", "80");
    assertThat(Axis.linear(new Span(0, 1234), DRAWING).ticks(4))
        .extracting(Tick::value)
        .containsExactly(0.0, 500.0, 1000.0);
  }

  @Test
  void labelsPowersOfTen() {
    assertThat(Axis.log10(new Span(0.000128, 250), DRAWING).ticks(8))
        .extracting(Tick::label)
        .containsExactly("0.001", "0.01", "0.1", "1", "10", "100");
    assertThat(Axis.log10(new Span(1e-7, 10), DRAWING).ticks(5))
        .extracting(Tick::label)
        .containsExactly("1e-6", "0.0001", "0.01", "1");
  }

  @Test
  void refusesSpansWithoutMeaning() {
    assertThatThrownBy(() -> new Span(2, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Axis.log10(new Span(0, 2), DRAWING))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
