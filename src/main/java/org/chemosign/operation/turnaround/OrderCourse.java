package org.chemosign.operation.turnaround;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chemosign.operation.order.OrderTask;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * The course of one order, as the versions of its task tell it. The times are those at which the
 * server stored each version; nothing that was written later changes them.
 *
 * @param task the task as it is now
 * @param times when each step was reached for the first time
 * @param due when the report was due, as first promised
 */
record OrderCourse(Task task, Map<Step, Instant> times, Optional<Instant> due) {

  private static final Set<TaskStatus> ENDED =
      Set.of(TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.REJECTED, TaskStatus.CANCELLED);

  /**
   * Reads a course.
   *
   * @param versions all versions of one task, oldest first; at least one
   */
  static OrderCourse of(List<Task> versions) {
    Map<Step, Instant> times = new EnumMap<>(Step.class);
    Task first = versions.get(0);
    times.put(
        Step.ORDERED, first.hasAuthoredOn() ? first.getAuthoredOn().toInstant() : stored(first));
    for (Task version : versions) {
      Optional<Step> step = step(version.getStatus());
      step.ifPresent(reached -> times.putIfAbsent(reached, stored(version)));
      if (hasReport(version)) {
        times.putIfAbsent(Step.PREDICTED, stored(version));
      }
    }
    return new OrderCourse(versions.get(versions.size() - 1), times, OrderTask.due(first));
  }

  private static Optional<Step> step(TaskStatus status) {
    return switch (status) {
      case RECEIVED -> Optional.of(Step.RECEIVED);
      case INPROGRESS -> Optional.of(Step.IN_PROGRESS);
      case COMPLETED -> Optional.of(Step.SIGNED);
      default -> Optional.empty();
    };
  }

  private static boolean hasReport(Task version) {
    return version.getOutput().stream().anyMatch(output -> output.getValue() instanceof Reference);
  }

  private static Instant stored(Task version) {
    return version.getMeta().getLastUpdated().toInstant();
  }

  /** From order to signed report; empty until it is signed. */
  Optional<Duration> total() {
    return between(Step.ORDERED, Step.SIGNED);
  }

  /** From one step to another; empty unless both were reached, in that order. */
  Optional<Duration> between(Step from, Step to) {
    return Optional.ofNullable(times.get(from))
        .flatMap(
            start -> Optional.ofNullable(times.get(to)).map(end -> Duration.between(start, end)))
        .filter(duration -> !duration.isNegative());
  }

  /** The time from the step before it that was reached. */
  Optional<Duration> lasted(Step step) {
    return times.keySet().stream()
        .filter(before -> before.compareTo(step) < 0)
        .reduce((earlier, later) -> later)
        .flatMap(before -> between(before, step));
  }

  boolean isOpen() {
    return !ENDED.contains(task.getStatus());
  }

  /** Whether it was signed after it was due, or is open and due already. */
  boolean isLate(Instant now) {
    Optional<Instant> until =
        isOpen() ? Optional.of(now) : Optional.ofNullable(times.get(Step.SIGNED));
    return due.isPresent() && until.isPresent() && until.get().isAfter(due.get());
  }

  /** Why it failed, was rejected or waits. */
  Optional<String> reason() {
    return task.getStatusReason().getCoding().stream()
        .map(coding -> coding.getCode())
        .findFirst()
        .or(() -> Optional.ofNullable(task.getStatusReason().getText()));
  }
}
