package org.chemosign.operation.trials;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.hl7.fhir.r4.model.Range;

/**
 * Ages in whole years, bounds included.
 *
 * @param low least age
 * @param high greatest age
 */
record AgeRange(Optional<BigDecimal> low, Optional<BigDecimal> high) {

  static AgeRange of(Range range) {
    return new AgeRange(
        Optional.ofNullable(range.getLow().getValue()),
        Optional.ofNullable(range.getHigh().getValue()));
  }

  /**
   * Whether somebody is in the range. A birth date may be a year or a month only: then both ends of
   * it have to give the same answer.
   *
   * @param birth as FHIR writes it, {@code 1960}, {@code 1960-05} or {@code 1960-05-04}
   */
  Optional<Boolean> contains(String birth, LocalDate today) {
    boolean oldest = holds(Period.between(first(birth), today).getYears());
    boolean youngest = holds(Period.between(last(birth), today).getYears());
    return oldest == youngest ? Optional.of(oldest) : Optional.empty();
  }

  private boolean holds(int age) {
    BigDecimal years = BigDecimal.valueOf(age);
    return low.map(least -> years.compareTo(least) >= 0).orElse(true)
        && high.map(most -> years.compareTo(most) <= 0).orElse(true);
  }

  private static LocalDate first(String birth) {
    return switch (birth.length()) {
      case 4 -> Year.parse(birth).atDay(1);
      case 7 -> YearMonth.parse(birth).atDay(1);
      default -> LocalDate.parse(birth);
    };
  }

  private static LocalDate last(String birth) {
    return switch (birth.length()) {
      case 4 -> Year.parse(birth).atMonth(12).atEndOfMonth();
      case 7 -> YearMonth.parse(birth).atEndOfMonth();
      default -> LocalDate.parse(birth);
    };
  }
}
