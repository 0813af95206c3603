package org.chemosign.survival;

/** Units of follow-up in tables; everything is computed and reported in months. */
public enum TimeUnit {
  /** A month is 30.4375 days, a twelfth of 365.25. */
  DAYS("days", 30.4375),
  /** A month is 30.4375 / 7 weeks. */
  WEEKS("weeks", 30.4375 / 7),
  MONTHS("months", 1),
  YEARS("years", 1.0 / 12);

  private final String code;
  private final double perMonth;

  TimeUnit(String code, double perMonth) {
    this.code = code;
    this.perMonth = perMonth;
  }

  /** Code on the command line. */
  public String code() {
    return code;
  }

  double months(double value) {
    return this == MONTHS ? value : value / perMonth;
  }
}
