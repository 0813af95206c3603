package org.chemosign.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps data to a drawing, linearly or by the decimal logarithm, and chooses ticks at round values
 * (1, 2 or 5 times a power of ten; on a logarithmic axis powers of ten).
 */
public final class Axis {

  private static final double SLACK = 1e-9;

  private final Span data;
  private final Span drawing;
  private final boolean logarithmic;

  private Axis(Span data, Span drawing, boolean logarithmic) {
    this.data = data;
    this.drawing = drawing;
    this.logarithmic = logarithmic;
  }

  /** An axis on which equal differences are equally long. */
  public static Axis linear(Span data, Span drawing) {
    return new Axis(data, drawing, false);
  }

  /** An axis on which equal ratios are equally long; both ends of the data positive. */
  public static Axis log10(Span data, Span drawing) {
    if (!(data.low() > 0)) {
      throw new IllegalArgumentException("a logarithmic axis needs positive ends");
    }
    Span exponents = new Span(StrictMath.log10(data.from()), StrictMath.log10(data.to()));
    return new Axis(exponents, drawing, true);
  }

  /** Place of a value; values outside the data's span lie outside the drawing's. */
  public double at(double value) {
    return drawing.at(data.share(scaled(value)));
  }

  /** Place of a value, at the nearer end when it lies outside the span. */
  public double clipped(double value) {
    double share = data.share(scaled(value));
    return drawing.at(Math.max(0, Math.min(1, share)));
  }

  /** Where the axis lies on the drawing. */
  public Span drawing() {
    return drawing;
  }

  private double scaled(double value) {
    return logarithmic ? StrictMath.log10(value) : value;
  }

  /**
   * Ticks inside the data's span in rising order, at most about as many as asked for (2 or more). A
   * logarithmic axis that spans no power of ten has none.
   */
  public List<Tick> ticks(int about) {
    BigDecimal step = step((data.high() - data.low()) / Math.max(1, about - 1));
    if (logarithmic) {
      step = step.max(BigDecimal.ONE);
    }
    List<Tick> ticks = new ArrayList<>();
    double slack = SLACK * (data.high() - data.low());
    long first = (long) Math.ceil((data.low() - slack) / step.doubleValue());
    long last = (long) Math.floor((data.high() + slack) / step.doubleValue());
    for (long i = first; i <= last; i++) {
      ticks.add(tick(step.multiply(BigDecimal.valueOf(i))));
    }
    return ticks;
  }

  private Tick tick(BigDecimal value) {
    if (!logarithmic) {
      return new Tick(value.doubleValue(), NumberText.plain(value));
    }
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(value.intValueExact());
    return new Tick(power.doubleValue(), NumberText.powerOfTen(power));
  }

  /** The least of 1, 2, 5 times a power of ten that is not below a length. */
  private static BigDecimal step(double least) {
    BigDecimal exact = new BigDecimal(least, MathContext.DECIMAL32);
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - 1);
    for (int factor : new int[] {1, 2, 5}) {
      BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
      if (step.compareTo(exact) >= 0) {
        return step;
      }
    }
    return power.scaleByPowerOfTen(1);
  }
}
