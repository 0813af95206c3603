package org.chemosign.operation.order;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.stream.Collectors;
import org.chemosign.operation.OwnWrite;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Holds the laboratory's own writes of order tasks to the steps that there are. */
@Interceptor
public final class TaskGuard {

  /** A task that is new has to say why it has failed, is rejected or waits. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  public void created(IBaseResource resource, RequestDetails request) {
    if (!OwnWrite.is(request) && resource instanceof Task task && OrderTask.isOne(task)) {
      checkReason(task);
    }
  }

  /** A step has to be one of those allowed; order, patient and clock stay. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  public void updated(IBaseResource old, IBaseResource changed, RequestDetails request) {
    if (!OwnWrite.is(request)
        && old instanceof Task before
        && changed instanceof Task after
        && OrderTask.isOne(before)) {
      checkKept(before, after);
      checkStep(before.getStatus(), after);
      checkReason(after);
    }
  }

  private static void checkKept(Task before, Task after) {
    boolean kept =
        OrderTask.isOne(after)
            && before.getFocus().equalsDeep(after.getFocus())
            && before.getFor().equalsDeep(after.getFor())
            && before.getAuthoredOnElement().equalsDeep(after.getAuthoredOnElement())
            && OrderTask.due(before).equals(OrderTask.due(after));
    if (!kept) {
      throw Refusal.INVALID_TRANSITION.at(
          name(before), name(before) + " keeps its code, focus, for, authoredOn and due time");
    }
  }

  private static void checkStep(TaskStatus from, Task task) {
    TaskStatus to = task.getStatus();
    if (!TaskTransitions.allows(from, to)) {
      String next =
          TaskTransitions.next(from).stream()
              .map(TaskStatus::toCode)
              .collect(Collectors.joining(", "));
      throw Refusal.INVALID_TRANSITION.at(
          "Task.status",
          name(task)
              + " cannot go from "
              + from.toCode()
              + " to "
              + (to == null ? "nothing" : to.toCode())
              + (next.isEmpty() ? "; it has ended" : "; next: " + next));
    }
  }

  private static void checkReason(Task task) {
    if (TaskTransitions.needsReason(task.getStatus()) && !task.hasStatusReason()) {
      throw Refusal.STATUS_REASON_MISSING.at(
          "Task.statusReason",
          "a task that is " + task.getStatus().toCode() + " has to say why in statusReason");
    }
  }

  private static String name(Task task) {
    return "Task/" + task.getIdElement().getIdPart();
  }
}
