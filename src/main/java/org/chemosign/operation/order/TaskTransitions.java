package org.chemosign.operation.order;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The steps that a laboratory may take a task through, and those that need a reason. */
final class TaskTransitions {

  private static final Set<TaskStatus> REASONED =
      EnumSet.of(TaskStatus.FAILED, TaskStatus.REJECTED, TaskStatus.ONHOLD);

  /** From each status to those that may follow it. Completed, rejected and cancelled are ends. */
  private static final Map<TaskStatus, Set<TaskStatus>> NEXT =
      Map.of(
          TaskStatus.REQUESTED,
          EnumSet.of(
              TaskStatus.RECEIVED, TaskStatus.REJECTED, TaskStatus.CANCELLED, TaskStatus.ONHOLD),
          TaskStatus.RECEIVED,
          EnumSet.of(
              TaskStatus.INPROGRESS,
              TaskStatus.REJECTED,
              TaskStatus.CANCELLED,
              TaskStatus.ONHOLD,
              TaskStatus.FAILED),
          TaskStatus.INPROGRESS,
          EnumSet.of(
              TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED, TaskStatus.ONHOLD),
          TaskStatus.ONHOLD,
          EnumSet.of(
              TaskStatus.RECEIVED,
              TaskStatus.INPROGRESS,
              TaskStatus.FAILED,
              TaskStatus.REJECTED,
              TaskStatus.CANCELLED));

  private TaskTransitions() {}

  /** Whether a task may go from one status to another; staying is always allowed. */
  static boolean allows(TaskStatus from, TaskStatus to) {
    return from == to || next(from).contains(to);
  }

  /** What may follow a status. */
  static Set<TaskStatus> next(TaskStatus from) {
    return NEXT.getOrDefault(from, Set.of());
  }

  /** Whether a task of that status has to say why. */
  static boolean needsReason(TaskStatus status) {
    return REASONED.contains(status);
  }
}
