package org.chemosign.operation.job;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;

/**
 * The address of a job's state: 202 while it waits or works, 200 with its result, its failure, or
 * 404 when it is unknown or was stopped. DELETE stops it.
 */
public final class JobStatusProvider {

  private static final String RETRY_SECONDS = "2";

  private final ClinicalRecord record;
  private final JobDesk desk;

  public JobStatusProvider(ClinicalRecord record, JobDesk desk) {
    this.record = record;
    this.desk = desk;
  }

  /** Asks after a job, or stops it. */
  @Operation(
      name = JobAnswers.STATUS,
      manualResponse = true,
      idempotent = true,
      deleteEnabled = true)
  public void status(ServletRequestDetails request) {
    Task task = task(request);
    if (request.getRequestType() == RequestTypeEnum.DELETE) {
      desk.cancel(task);
      JobAnswers.send(request, HttpServletResponse.SC_ACCEPTED, JobAnswers.outcome("stopped"));
      return;
    }
    switch (task.getStatus()) {
      case REQUESTED, INPROGRESS -> working(request, task);
      case COMPLETED -> JobAnswers.send(request, HttpServletResponse.SC_OK, result(task));
      case CANCELLED -> throw unknown(task.getIdElement().getIdPart());
      default -> throw failure(task);
    }
  }

  private Task task(ServletRequestDetails request) {
    String id =
        CallParameters.of(request, Set.of("job"), new LocalReferences(request.getFhirServerBase()))
            .requiredText("job");
    return Optional.of(id)
        .filter(text -> text.matches("[A-Za-z0-9.-]{1,64}"))
        .flatMap(desk::find)
        .orElseThrow(() -> unknown(id));
  }

  private static RuntimeException unknown(String id) {
    return Refusal.NOT_FOUND.parameter(
        "job", "there is no job '" + CallParameters.printable(id) + "'");
  }

  private void working(ServletRequestDetails request, Task task) {
    HttpServletResponse response = request.getServletResponse();
    String progress = desk.progress(task.getIdElement().getIdPart());
    response.setHeader("X-Progress", progress);
    response.setHeader("Retry-After", RETRY_SECONDS);
    JobAnswers.send(request, HttpServletResponse.SC_ACCEPTED, JobAnswers.outcome(progress));
  }

  private Bundle result(Task task) {
    Bundle result = new Bundle().setType(BundleType.BATCHRESPONSE);
    for (TaskOutputComponent output : task.getOutput()) {
      IdType id = new IdType(((Reference) output.getValue()).getReference());
      read(id)
          .ifPresent(
              resource -> {
                BundleEntryComponent entry = result.addEntry().setResource(resource);
                entry.getResponse().setStatus("201 Created").setLocation(id.getValue());
              });
    }
    return result;
  }

  private Optional<? extends Resource> read(IdType id) {
    return id.getResourceType().equals("Library")
        ? record.read(Library.class, id.getIdPart())
        : record.read(MeasureReport.class, id.getIdPart());
  }

  private static RuntimeException failure(Task task) {
    String name = "Task/" + task.getIdElement().getIdPart();
    String text = task.getStatusReason().getText();
    if (ResearchTasks.endedFor(task, ResearchTasks.Reason.INTERRUPTED)) {
      return Refusal.JOB_INTERRUPTED.at(name, text);
    }
    return ResearchTasks.endedFor(task, ResearchTasks.Reason.INPUT_REFUSED)
        ? Refusal.UNUSABLE_RESOURCE.at(name, text)
        : Refusal.JOB_FAILED.at(name, text);
  }
}
