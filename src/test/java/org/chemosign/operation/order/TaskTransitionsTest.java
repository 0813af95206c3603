package org.chemosign.operation.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

class TaskTransitionsTest {

  @Test
  void theStraightWayIsOpen() {
    assertThat(TaskTransitions.allows(TaskStatus.REQUESTED, TaskStatus.RECEIVED)).isTrue();
    assertThat(TaskTransitions.allows(TaskStatus.RECEIVED, TaskStatus.INPROGRESS)).isTrue();
    assertThat(TaskTransitions.allows(TaskStatus.INPROGRESS, TaskStatus.COMPLETED)).isTrue();
    assertThat(TaskTransitions.allows(TaskStatus.INPROGRESS, TaskStatus.FAILED)).isTrue();
  }

  @Test
  void noStepIsSkippedAndNoneGoesBack() {
    assertThat(TaskTransitions.allows(TaskStatus.REQUESTED, TaskStatus.INPROGRESS)).isFalse();
    assertThat(TaskTransitions.allows(TaskStatus.REQUESTED, TaskStatus.COMPLETED)).isFalse();
    assertThat(TaskTransitions.allows(TaskStatus.INPROGRESS, TaskStatus.RECEIVED)).isFalse();
  }

  @Test
  void whatHasEndedStaysSo() {
    for (TaskStatus end :
        Set.of(
            TaskStatus.COMPLETED, TaskStatus.REJECTED, TaskStatus.CANCELLED, TaskStatus.FAILED)) {
      assertThat(TaskTransitions.next(end)).isEmpty();
      assertThat(TaskTransitions.allows(end, end)).isTrue();
    }
  }

  @Test
  void failureRejectionAndWaitingNeedAReason() {
    Set<TaskStatus> reasoned = EnumSet.noneOf(TaskStatus.class);
    for (TaskStatus status : TaskStatus.values()) {
      if (TaskTransitions.needsReason(status)) {
        reasoned.add(status);
      }
    }
    assertThat(reasoned)
        .containsExactlyInAnyOrder(TaskStatus.FAILED, TaskStatus.REJECTED, TaskStatus.ONHOLD);
  }
}
