package org.chemosign.operation.job;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Jobs as Tasks of profile research-task. */
final class ResearchTasks {

  /** The codes of jobs. */
  static final Set<String> CODES = Set.of("train-signature", "validate-signature");

  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final Set<TaskStatus> OPEN =
      EnumSet.of(TaskStatus.REQUESTED, TaskStatus.INPROGRESS);

  /** Why a job ended without a result; codes of the system research-task-reason. */
  enum Reason {
    INTERRUPTED,
    INPUT_REFUSED,
    ENGINE_FAILED,
    STOPPED;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private ResearchTasks() {}

  /** Whether a task is a job. */
  static boolean isOne(Task task) {
    return CODES.stream().anyMatch(code -> task.getCode().hasCoding(item(), code));
  }

  /** Whether a job waits or runs; a task without status does not. */
  static boolean isOpen(Task task) {
    return OPEN.contains(task.getStatus());
  }

  /** The task of a job that waits. */
  static Task of(ResearchJob job, Instant now) {
    Task task = new Task();
    task.setId(UUID.randomUUID().toString());
    task.getMeta().addProfile(Canonicals.profile("research-task"));
    task.setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.ORDER);
    task.setCode(own("item", job.code()));
    task.setFocus(job.group().copy());
    task.setAuthoredOnElement(time(now));
    task.setLastModifiedElement(time(now));
    job.inputs()
        .forEach(
            (name, value) ->
                task.addInput()
                    .setType(new CodeableConcept().setText(name))
                    .setValue(new StringType(value)));
    return task;
  }

  static void started(Task task, Instant now) {
    task.setStatus(TaskStatus.INPROGRESS).setLastModifiedElement(time(now));
  }

  static void completed(Task task, String output, List<Reference> outputs) {
    task.setStatus(TaskStatus.COMPLETED).setLastModifiedElement(time(Instant.now()));
    outputs.forEach(
        reference -> task.addOutput().setType(own("item", output)).setValue(reference.copy()));
  }

  /** Ends a job without a result; the text is what a client is told. */
  static void ended(Task task, Reason reason, String text) {
    task.setStatus(reason == Reason.STOPPED ? TaskStatus.CANCELLED : TaskStatus.FAILED);
    task.setStatusReason(own("research-task-reason", reason.code()).setText(text));
    task.setLastModifiedElement(time(Instant.now()));
  }

  /** Whether a job ended for a reason. */
  static boolean endedFor(Task task, Reason reason) {
    return task.getStatusReason()
        .hasCoding(Canonicals.codeSystem("research-task-reason"), reason.code());
  }

  private static CodeableConcept own(String system, String code) {
    return new CodeableConcept()
        .addCoding(new Coding().setSystem(Canonicals.codeSystem(system)).setCode(code));
  }

  private static String item() {
    return Canonicals.codeSystem("item");
  }

  private static DateTimeType time(Instant instant) {
    return new DateTimeType(Date.from(instant), TemporalPrecisionEnum.MILLI, UTC);
  }
}
