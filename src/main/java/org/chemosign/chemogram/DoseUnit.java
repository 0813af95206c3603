package org.chemosign.chemogram;

import java.util.Arrays;
import java.util.Optional;

/** Units of concentration in which doses may be written. */
enum DoseUnit {
  PICOMOLAR("pM", 1e6),
  NANOMOLAR("nM", 1e3),
  MICROMOLAR("uM", 1),
  MILLIMOLAR("mM", 1e-3),
  MOLAR("M", 1e-6);

  private final String symbol;
  private final double perMicromolar;

  DoseUnit(String symbol, double perMicromolar) {
    this.symbol = symbol;
    this.perMicromolar = perMicromolar;
  }

  /** Micromolar from a number in this unit; a division, so that powers of ten stay exact. */
  double micromolar(double value) {
    return value / perMicromolar;
  }

  /** The unit of a symbol; case counts (mM is not Mm); both signs for micro are known. */
  static Optional<DoseUnit> of(String symbol) {
    String plain = symbol.replace('\u00b5', 'u').replace('\u03bc', 'u');
    return Arrays.stream(values()).filter(unit -> unit.symbol.equals(plain)).findFirst();
  }

  static String known() {
    return String.join(", ", Arrays.stream(values()).map(unit -> unit.symbol).toList());
  }
}
