package org.chemosign.operation.turnaround;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

class TurnaroundReportTest {

  private static final Instant ORDERED = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant NOW = ORDERED.plus(Duration.ofDays(30));

  private static Task version(TaskStatus status, int hours, String reason) {
    Task task = new Task();
    task.setId("t");
    task.setStatus(status).setAuthoredOn(Date.from(ORDERED));
    task.setFocus(new Reference("ServiceRequest/o"));
    task.getRestriction().getPeriod().setEnd(Date.from(ORDERED.plus(Duration.ofDays(7))));
    task.getMeta().setLastUpdated(Date.from(ORDERED.plus(Duration.ofHours(hours))));
    if (reason != null) {
      task.getStatusReason().addCoding().setCode(reason);
    }
    return task;
  }

  private static Task predicted(TaskStatus status, int hours) {
    Task task = version(status, hours, null);
    task.addOutput().setValue(new Reference("DiagnosticReport/r"));
    return task;
  }

  private static OrderCourse signedAfter(int hours) {
    return OrderCourse.of(
        List.of(
            version(TaskStatus.REQUESTED, 0, null),
            version(TaskStatus.RECEIVED, 10, null),
            version(TaskStatus.INPROGRESS, 20, null),
            predicted(TaskStatus.INPROGRESS, 30),
            predicted(TaskStatus.COMPLETED, hours)));
  }

  private static OrderCourse open() {
    return OrderCourse.of(List.of(version(TaskStatus.REQUESTED, 0, null)));
  }

  private static OrderCourse failed(String reason) {
    return OrderCourse.of(
        List.of(version(TaskStatus.REQUESTED, 0, null), version(TaskStatus.FAILED, 5, reason)));
  }

  @Test
  void eachStepIsTimedFromTheOneBefore() {
    OrderCourse course = signedAfter(48);
    assertThat(course.total()).contains(Duration.ofHours(48));
    assertThat(course.lasted(Step.RECEIVED)).contains(Duration.ofHours(10));
    assertThat(course.lasted(Step.IN_PROGRESS)).contains(Duration.ofHours(10));
    assertThat(course.lasted(Step.PREDICTED)).contains(Duration.ofHours(10));
    assertThat(course.lasted(Step.SIGNED)).contains(Duration.ofHours(18));
    assertThat(course.isLate(NOW)).isFalse();
  }

  @Test
  void aStepThatWasNotTakenIsNotTimed() {
    OrderCourse course =
        OrderCourse.of(
            List.of(version(TaskStatus.REQUESTED, 0, null), predicted(TaskStatus.COMPLETED, 200)));
    assertThat(course.lasted(Step.RECEIVED)).isEmpty();
    assertThat(course.total()).contains(Duration.ofHours(200));
    assertThat(course.isLate(NOW)).isTrue();
  }

  @Test
  void aDueTimeMovedLaterDoesNotMakeALateReportTimely() {
    List<Task> versions = new ArrayList<>(List.of(version(TaskStatus.REQUESTED, 0, null)));
    Task moved = predicted(TaskStatus.COMPLETED, 200);
    moved.getRestriction().getPeriod().setEnd(Date.from(ORDERED.plus(Duration.ofDays(70))));
    versions.add(moved);
    assertThat(OrderCourse.of(versions).isLate(NOW)).isTrue();
  }

  @Test
  void figuresOverManyOrders() {
    TurnaroundReport report =
        new TurnaroundReport(
            List.of(
                signedAfter(40),
                signedAfter(60),
                signedAfter(100),
                signedAfter(200),
                open(),
                failed("qc-failed"),
                failed("qc-failed"),
                failed(null)),
            NOW);
    assertThat(report.count(TaskStatus.COMPLETED)).isEqualTo(4);
    assertThat(report.open()).isEqualTo(1);
    assertThat(report.overdue()).isEqualTo(1);
    assertThat(report.onTime()).hasValue(75);
    assertThat(report.failures()).containsEntry("qc-failed", 2).containsEntry("unknown", 1);
    // R: quantile(c(40, 60, 100, 200), c(0.5, 0.9)) gives 80 and 170.
    assertThat(report.total().quantile(0.5)).hasValue(80);
    assertThat(report.total().quantile(0.9).orElseThrow()).isCloseTo(170, within(1e-9));
  }

  @Test
  void withoutOrdersThereAreNoFigures() {
    TurnaroundReport report = new TurnaroundReport(List.of(), NOW);
    assertThat(report.onTime()).isEmpty();
    assertThat(report.total().quantile(0.5)).isEmpty();
  }

  @Test
  void theTableIsSafeInASpreadsheet() {
    String table =
        TurnaroundTable.of(
            new TurnaroundReport(List.of(signedAfter(48)), NOW),
            List.of(List.of(new Identifier().setValue("=cmd|' /C calc'!A0, \"x\""))));
    assertThat(table.lines().skip(1).findFirst().orElseThrow())
        .startsWith("\"'=cmd|' /C calc'!A0, \"\"x\"\"\",ServiceRequest/o,Task/t,completed,,")
        .endsWith(",no,48.00");
  }
}
