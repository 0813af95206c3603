package org.chemosign.operation.turnaround;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Figures over the courses of many orders.
 *
 * @param courses the courses, oldest order first
 * @param now the moment that open orders are held against
 */
record TurnaroundReport(List<OrderCourse> courses, Instant now) {

  int count(TaskStatus status) {
    return (int) courses.stream().filter(course -> course.task().getStatus() == status).count();
  }

  int open() {
    return (int) courses.stream().filter(OrderCourse::isOpen).count();
  }

  /** Open and due already. */
  int overdue() {
    return (int) courses.stream().filter(course -> course.isOpen() && course.isLate(now)).count();
  }

  /** How many failed or were rejected for each reason; "unknown" where none is recorded. */
  Map<String, Integer> failures() {
    return courses.stream()
        .filter(
            course ->
                course.task().getStatus() == TaskStatus.FAILED
                    || course.task().getStatus() == TaskStatus.REJECTED)
        .collect(
            Collectors.toMap(
                course -> course.reason().orElse("unknown"), one -> 1, Integer::sum, TreeMap::new));
  }

  /** From order to signed report. */
  Durations total() {
    return Durations.of(courses.stream().flatMap(course -> course.total().stream()).toList());
  }

  /** From the step before to this one. */
  Durations of(Step step) {
    return Durations.of(courses.stream().flatMap(course -> course.lasted(step).stream()).toList());
  }

  /** Per cent of signed reports that were not late; empty without any. */
  OptionalDouble onTime() {
    List<OrderCourse> signed =
        courses.stream().filter(course -> course.total().isPresent()).toList();
    long kept = signed.stream().filter(course -> !course.isLate(now)).count();
    return signed.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * kept / signed.size());
  }

  /** Hours of a duration. */
  static Optional<Double> hours(Optional<Duration> duration) {
    return duration.map(Durations::hours);
  }
}
