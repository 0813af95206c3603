package org.chemosign.security.audit;

import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.chemosign.operation.Refusal;

/** A bound of a search by date; a year, a month and a day (in UTC) are as long as they last. */
final class DateBound {

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  private DateBound() {}

  /** The first instant that is meant by a lower bound. */
  static Instant from(DateParam bound) {
    boolean after = bound.getPrefix() == ParamPrefixEnum.GREATERTHAN;
    return after ? end(bound.getValueAsString()) : start(bound.getValueAsString());
  }

  /** The first instant that is no more meant by an upper bound. */
  static Instant until(DateParam bound) {
    boolean before = bound.getPrefix() == ParamPrefixEnum.LESSTHAN;
    return before ? start(bound.getValueAsString()) : end(bound.getValueAsString());
  }

  private static Instant start(String text) {
    try {
      return switch (text.length()) {
        case YEAR -> day(LocalDate.of(Integer.parseInt(text), 1, 1));
        case MONTH -> day(YearMonth.parse(text).atDay(1));
        case DAY -> day(LocalDate.parse(text));
        default -> OffsetDateTime.parse(text).toInstant();
      };
    } catch (DateTimeException e) {
      throw Refusal.INVALID_PARAMETER.at(
          "AuditEvent", "a date must be such as 2026, 2026-11-23 or 2026-11-23T10:00:00Z");
    }
  }

  private static Instant end(String text) {
    Instant start = start(text);
    return switch (text.length()) {
      case YEAR -> day(LocalDate.of(Integer.parseInt(text) + 1, 1, 1));
      case MONTH -> day(YearMonth.parse(text).plusMonths(1).atDay(1));
      case DAY -> day(LocalDate.parse(text).plusDays(1));
      default -> start.plusMillis(1);
    };
  }

  private static Instant day(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
