package org.chemosign.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Right-censored outcomes: how long each patient was followed, and whether the event came then.
 *
 * @param time follow-up of each patient in months, finite and not negative
 * @param event whether follow-up ended with the event; false is censored
 */
public record Outcomes(double[] time, boolean[] event) {

  /** Copies the arrays and checks them. */
  public Outcomes {
    if (time.length != event.length) {
      throw new IllegalArgumentException(time.length + " times, but " + event.length + " events");
    }
    for (double value : time) {
      if (!(value >= 0) || Double.isInfinite(value)) {
        throw new IllegalArgumentException("a follow-up time is " + value);
      }
    }
    time = time.clone();
    event = event.clone();
  }

  /** Number of patients. */
  public int size() {
    return time.length;
  }

  /** Number of patients with the event. */
  public int events() {
    int count = 0;
    for (boolean happened : event) {
      count += happened ? 1 : 0;
    }
    return count;
  }

  /** The outcomes of some patients, in the order of their rows. */
  Outcomes of(int[] rows) {
    double[] times = Arrays.stream(rows).mapToDouble(row -> time[row]).toArray();
    boolean[] events = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      events[i] = event[rows[i]];
    }
    return new Outcomes(times, events);
  }

  /** The same follow-up seen from censoring: the event is the end of observation. */
  Outcomes reversed() {
    boolean[] censored = new boolean[event.length];
    for (int i = 0; i < event.length; i++) {
      censored[i] = !event[i];
    }
    return new Outcomes(time, censored);
  }

  /** Rows by ascending time; rows of equal time keep their order. */
  int[] ascending() {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> time[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
