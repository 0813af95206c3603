package org.chemosign.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "007",
        "1.5",
        "+1.5",
        "-1.5",
        "0.046",
        "1e5",
        "1E5",
        "1.25e-3",
        "1e+2",
        "123456789012345",
        "1234567890123456",
        "9007199254740993",
        "0.1234567890123456789",
        "3.358066774",
        "1e-400",
        "2.2250738585072014E-308",
        "1.7976931348623157e308",
        "0.00000000000000000000001",
        "0.0000000000000000000000012",
        "100000000000000000000000"
      })
  void agreesWithJavaToTheLastBit(String text) {
    assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-",
        ".",
        ".5",
        "5.",
        "1,5",
        "1.0d",
        "1.0f",
        "1L",
        "0x1p3",
        "0x10",
        "NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "Inf",
        "NA",
        "1e",
        "1e+",
        "e5",
        "1e5.0",
        "1.2.3",
        "--1",
        "+-1",
        " 1",
        "1 ",
        "1_000",
        "1'000",
        "\u0661",
        "1e5x",
        "one"
      })
  void refusesEverythingElse(String text) {
    assertThat(parse(text)).isNaN();
  }

  @Test
  void anOverlongNumberIsRefused() {
    assertThat(parse("1" + "0".repeat(Decimal.LONGEST - 1))).isEqualTo(1e63);
    assertThat(parse("1" + "0".repeat(Decimal.LONGEST))).isNaN();
  }

  @Test
  void overflowIsInfinite() {
    assertThat(parse("1e999")).isInfinite();
    assertThat(parse("-1e999")).isInfinite().isNegative();
  }

  @Test
  void agreesWithJavaOnRandomNumbers() {
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      double value = random.nextDouble() * Math.pow(10, random.nextInt(12) - 4);
      String text =
          switch (i % 4) {
            case 0 -> Double.toString(value);
            case 1 -> String.format(Locale.ROOT, "%.3f", value);
            case 2 -> String.format(Locale.ROOT, "%.6e", value);
            default -> String.format(Locale.ROOT, "%.15f", value);
          };
      assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  private static double parse(String text) {
    byte[] padded = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
    return Decimal.parse(padded, 1, padded.length - 1);
  }
}
