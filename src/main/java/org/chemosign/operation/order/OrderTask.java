package org.chemosign.operation.order;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The task that the laboratory has by an order, and what happens to it. */
public final class OrderTask {

  /** From the order to the report. */
  public static final Duration TURNAROUND = Duration.ofDays(7);

  /** System of the identifier that makes the task of an order unique. */
  static final String ORDER = Canonicals.ROOT + "/sid/order-task";

  private static final String CODE = "prediction-task";
  private static final String OUTPUT = "chemosensitivity-report";
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final Set<TaskStatus> CLOSED =
      Set.of(TaskStatus.COMPLETED, TaskStatus.REJECTED, TaskStatus.CANCELLED);

  private OrderTask() {}

  /** Whether a task is one of ours. */
  public static boolean isOne(Task task) {
    return task.getCode().hasCoding(item(), CODE);
  }

  /** Whether an order asks for a prediction. */
  static boolean isOrder(ServiceRequest order) {
    return order.getCode().hasCoding(item(), "chemosensitivity-order");
  }

  /** The task of a stored order; its clock starts now. */
  static Task of(ServiceRequest order, Instant now) {
    Task task = new Task();
    task.getMeta().addProfile(Canonicals.profile(CODE));
    task.addIdentifier(identifier(order));
    task.setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.ORDER);
    task.getCode().addCoding().setSystem(item()).setCode(CODE);
    task.setFocus(new Reference("ServiceRequest/" + order.getIdElement().getIdPart()));
    task.setFor(order.getSubject().copy());
    if (order.hasRequester()) {
      task.setRequester(order.getRequester().copy());
    }
    task.setAuthoredOnElement(time(now));
    task.setLastModifiedElement(time(now));
    task.getRestriction().getPeriod().setEndElement(time(now.plus(TURNAROUND)));
    return task;
  }

  /**
   * The same for the same order sent twice: of its business identifier and patient where it has one
   * with a system, else of its id.
   */
  static Identifier identifier(ServiceRequest order) {
    String name =
        order.getIdentifier().stream()
            .filter(id -> id.hasSystem() && id.hasValue())
            .map(
                id ->
                    order.getSubject().getReference() + "|" + id.getSystem() + "|" + id.getValue())
            .sorted()
            .findFirst()
            .orElse(order.getIdElement().getIdPart());
    return new Identifier().setSystem(ORDER).setValue(OrderName.of(name));
  }

  /** A report was computed for the order. Closed tasks stay as they are, but name the report. */
  public static void predicted(Task task, Reference report, boolean withheld) {
    output(task, report);
    if (!CLOSED.contains(task.getStatus())) {
      move(task, withheld ? TaskStatus.FAILED : TaskStatus.INPROGRESS);
      if (withheld) {
        task.setStatusReason(reason("qc-failed"));
      }
    }
  }

  /** A report was signed for the order. Withdrawn and rejected orders stay so. */
  public static void signed(Task task, Reference report) {
    output(task, report);
    if (!CLOSED.contains(task.getStatus())) {
      move(task, TaskStatus.COMPLETED);
    }
  }

  /** The order was withdrawn; a task that has ended stays as it is. */
  static boolean withdraw(Task task) {
    if (CLOSED.contains(task.getStatus()) || task.getStatus() == TaskStatus.FAILED) {
      return false;
    }
    move(task, TaskStatus.CANCELLED);
    task.setStatusReason(reason("order-withdrawn"));
    return true;
  }

  private static void move(Task task, TaskStatus status) {
    task.setStatus(status).setStatusReason(null);
    task.setLastModifiedElement(time(Instant.now()));
  }

  private static void output(Task task, Reference report) {
    boolean known =
        task.getOutput().stream()
            .filter(output -> output.getValue() instanceof Reference)
            .map(output -> ((Reference) output.getValue()).getReference())
            .anyMatch(report.getReference()::equals);
    if (!known) {
      task.addOutput()
          .setType(new CodeableConcept().addCoding(own(OUTPUT)))
          .setValue(report.copy());
    }
  }

  private static org.hl7.fhir.r4.model.Coding own(String code) {
    return new org.hl7.fhir.r4.model.Coding().setSystem(item()).setCode(code);
  }

  private static CodeableConcept reason(String code) {
    CodeableConcept reason = new CodeableConcept();
    reason.addCoding().setSystem(Canonicals.codeSystem("task-status-reason")).setCode(code);
    return reason;
  }

  private static String item() {
    return Canonicals.codeSystem("item");
  }

  private static DateTimeType time(Instant instant) {
    return new DateTimeType(Date.from(instant), TemporalPrecisionEnum.MILLI, UTC);
  }

  /** When the task is due. */
  public static Optional<Instant> due(Task task) {
    return Optional.ofNullable(task.getRestriction().getPeriod().getEnd()).map(Date::toInstant);
  }
}
