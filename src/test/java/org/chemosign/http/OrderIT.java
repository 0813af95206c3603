package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hospital.path;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the order to its report: the task, its steps and its clock. */
@ExtendWith(SharedServer.class)
class OrderIT {

  private static final String REASON =
      "https://chemosign.example/fhir/CodeSystem/task-status-reason";
  private static final String TASK =
      "code=https://chemosign.example/fhir/CodeSystem/item|prediction-task".replace("|", "%7C");

  private final FhirHttp fhir;
  private final Hospital hospital;

  OrderIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.hospital = new Hospital(fhir);
  }

  @Test
  void anActiveOrderHasATaskDueInSevenDays() {
    Patient patient = Requests.patient(fhir);
    Task task = onlyTask(hospital.order(patient));
    assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
    assertThat(task.getFor().getReference()).isEqualTo(path(patient));
    Instant ordered = task.getAuthoredOn().toInstant();
    assertThat(ordered).isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(5));
    assertThat(task.getRestriction().getPeriod().getEnd().toInstant())
        .isEqualTo(ordered.plus(Duration.ofDays(7)));
  }

  @Test
  void anOrderSentTwiceHasOneTask() {
    ServiceRequest order = hospital.unsentOrder(Requests.patient(fhir));
    String match =
        "identifier="
            + order.getIdentifierFirstRep().getSystem()
            + "|"
            + order.getIdentifierFirstRep().getValue();
    Answer first = fhir.post("ServiceRequest", order, "If-None-Exist", match);
    Answer again = fhir.post("ServiceRequest", order, "If-None-Exist", match);
    assertThat(List.of(first.status(), again.status())).containsExactly(201, 200);
    fhir.create(order.copy());
    assertThat(tasksOf(order)).hasSize(1);
    ServiceRequest stored = first.as(ServiceRequest.class);
    stored.addNote().setText("please");
    assertThat(fhir.put(stored).status()).isEqualTo(200);
    assertThat(tasksOf(order)).hasSize(1);
  }

  @Test
  void aDraftHasNoTaskUntilItIsActiveAlsoInATransaction() {
    ServiceRequest draft = hospital.unsentOrder(Requests.patient(fhir));
    draft.setStatus(ServiceRequestStatus.DRAFT);
    ServiceRequest stored = fhir.create(draft);
    assertThat(hospital.tasks(stored)).isEmpty();
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    transaction
        .addEntry()
        .setResource(stored.setStatus(ServiceRequestStatus.ACTIVE))
        .getRequest()
        .setMethod(Bundle.HTTPVerb.PUT)
        .setUrl(path(stored));
    Answer answer = fhir.post("", transaction);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(hospital.tasks(stored)).hasSize(1);
  }

  @Test
  void theStoryOfAnOrder() {
    ServiceRequest order = hospital.order(Requests.patient(fhir));
    Task task = step(onlyTask(order), TaskStatus.RECEIVED, null, 200);
    DiagnosticReport report = hospital.preliminary(order);
    assertThat(report.getBasedOnFirstRep().getReference()).isEqualTo(path(order));
    task = onlyTask(order);
    assertThat(task.getStatus()).isEqualTo(TaskStatus.INPROGRESS);
    assertThat(outputs(task)).containsExactly(path(report));
    DiagnosticReport signed = hospital.signed(report, hospital.pathologist());
    task = onlyTask(order);
    assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(outputs(task)).containsExactly(path(signed));
  }

  @Test
  void aSpecimenThatFailsItsConditionsFailsTheTask() {
    Patient patient = Requests.patient(fhir);
    ServiceRequest order = hospital.unsentOrder(patient);
    Specimen little = Requests.specimen(fhir, patient, 30);
    order.getSpecimen().clear();
    order = fhir.create(order.addSpecimen(Requests.reference(little)));
    DiagnosticReport report =
        fhir.post(
                path(little) + "/$predict-chemosensitivity",
                Requests.with(
                    Requests.report(Requests.inline(SyntheticMatrix.tpm(7_801), "tpm")),
                    "order",
                    Requests.reference(order)))
            .as(DiagnosticReport.class);
    Task task = onlyTask(order);
    assertThat(task.getStatus()).isEqualTo(TaskStatus.FAILED);
    assertThat(task.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("qc-failed");
    assertThat(outputs(task)).containsExactly(path(report));
    DiagnosticReport repeated = hospital.preliminary(withSpecimen(order, patient));
    task = onlyTask(order);
    assertThat(task.getStatus()).isEqualTo(TaskStatus.INPROGRESS);
    assertThat(task.hasStatusReason()).isFalse();
    assertThat(outputs(task)).containsExactly(path(report), path(repeated));
  }

  private ServiceRequest withSpecimen(ServiceRequest order, Patient patient) {
    ServiceRequest copy = order.copy();
    copy.getSpecimen().clear();
    return copy.addSpecimen(Requests.reference(Requests.goodSpecimen(fhir, patient)));
  }

  @Test
  void onlyTheStepsThatThereAreCanBeTaken() {
    ServiceRequest order = hospital.order(Requests.patient(fhir));
    Task task = onlyTask(order);
    Task failed = task.copy();
    failed.getStatusReason().addCoding().setSystem(REASON).setCode("sequencing-failed");
    assertThat(refusal(step(failed, TaskStatus.FAILED), 409)).contains("requested", "failed");
    assertThat(refusal(step(task, TaskStatus.INPROGRESS), 409)).contains("received");
    assertThat(refusal(step(task, TaskStatus.ONHOLD), 422)).contains("reason");
    step(task, TaskStatus.ONHOLD, "specimen-not-received", 200);
    Task waiting = onlyTask(order);
    waiting.setStatusReason(null);
    step(waiting, TaskStatus.RECEIVED, null, 200);
    Task received = onlyTask(order);
    received.getRestriction().getPeriod().setEnd(new Date());
    assertThat(refusal(fhir.put(received), 409)).contains("due time");
    step(onlyTask(order), TaskStatus.REJECTED, "specimen-insufficient", 200);
    assertThat(refusal(step(onlyTask(order), TaskStatus.RECEIVED), 409)).contains("ended");
  }

  @Test
  void aWithdrawnOrderCancelsItsTaskAndIsNotPredicted() {
    ServiceRequest order = hospital.order(Requests.patient(fhir));
    assertThat(fhir.put(order.setStatus(ServiceRequestStatus.REVOKED)).status()).isEqualTo(200);
    Task task = onlyTask(order);
    assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
    assertThat(task.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("order-withdrawn");
    Answer answer =
        fhir.post(
            order.getSpecimenFirstRep().getReference() + "/$predict-chemosensitivity",
            Requests.with(
                Requests.inline(SyntheticMatrix.tpm(7_802), "tpm"),
                "order",
                Requests.reference(order)));
    assertThat(refusal(answer, 422)).contains("revoked");
  }

  @Test
  void overdueTasksAreFound() {
    ServiceRequest order = hospital.order(Requests.patient(fhir));
    Task late = onlyTask(order).copy();
    late.setId((String) null);
    late.getIdentifier().clear();
    late.setAuthoredOn(Date.from(Instant.parse("2026-01-01T08:00:00Z")));
    late.getRestriction().getPeriod().setEnd(Date.from(Instant.parse("2026-01-08T08:00:00Z")));
    late = fhir.create(late);
    String search = "Task?" + TASK + "&status=requested,received,in-progress&due=lt2026-02-01";
    assertThat(hospital.found(search, Task.class))
        .extracting(Hospital::path)
        .contains(path(late))
        .doesNotContain(path(onlyTask(order)));
  }

  private Task onlyTask(ServiceRequest order) {
    List<Task> tasks = hospital.tasks(order).stream().filter(Task::hasIdentifier).toList();
    assertThat(tasks).hasSize(1);
    return tasks.get(0);
  }

  /** Tasks whose order carries the identifier. */
  private List<Task> tasksOf(ServiceRequest order) {
    return hospital.found("Task?patient=" + order.getSubject().getReference(), Task.class);
  }

  private Answer step(Task task, TaskStatus to) {
    return fhir.put(task.copy().setStatus(to));
  }

  private Task step(Task task, TaskStatus to, String reason, int status) {
    Task next = task.copy().setStatus(to);
    if (reason != null) {
      next.getStatusReason().addCoding().setSystem(REASON).setCode(reason);
    }
    Answer answer = fhir.put(next);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer.as(Task.class);
  }

  private static List<String> outputs(Task task) {
    return task.getOutput().stream()
        .map(output -> ((Reference) output.getValue()).getReference())
        .toList();
  }

  private static String refusal(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }
}
