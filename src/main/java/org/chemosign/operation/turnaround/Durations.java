package org.chemosign.operation.turnaround;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Durations of one kind, shortest first.
 *
 * @param hours in hours
 */
record Durations(List<Double> hours) {

  private static final double SECONDS_IN_AN_HOUR = 3600;

  static Durations of(List<Duration> durations) {
    return new Durations(durations.stream().map(Durations::hours).sorted().toList());
  }

  static double hours(Duration duration) {
    return duration.toMillis() / 1000.0 / SECONDS_IN_AN_HOUR;
  }

  int count() {
    return hours.size();
  }

  /**
   * A quantile, interpolated between the two nearest (type 7 of Hyndman and Fan, The American
   * Statistician 1996;50:361, the default of R and of spreadsheets).
   *
   * @param share from 0 to 1
   */
  OptionalDouble quantile(double share) {
    if (hours.isEmpty()) {
      return OptionalDouble.empty();
    }
    double place = share * (hours.size() - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    double low = hours.get(below);
    return OptionalDouble.of(low + (place - below) * (hours.get(above) - low));
  }
}
