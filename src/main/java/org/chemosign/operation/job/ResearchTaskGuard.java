package org.chemosign.operation.job;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.chemosign.operation.OwnWrite;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Task;

/** Keeps clients from writing the Tasks of jobs, which say what the server has done. */
@Interceptor
public final class ResearchTaskGuard {

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  public void created(IBaseResource resource, RequestDetails request) {
    refuse(resource, request);
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  public void updated(IBaseResource old, IBaseResource changed, RequestDetails request) {
    refuse(old, request);
    refuse(changed, request);
  }

  /** A job that has ended may be deleted with its Group; one that works may not. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
  public void deleted(IBaseResource resource, RequestDetails request) {
    if (resource instanceof Task task && ResearchTasks.isOpen(task)) {
      refuse(resource, request);
    }
  }

  private static void refuse(IBaseResource resource, RequestDetails request) {
    if (!OwnWrite.is(request) && resource instanceof Task task && ResearchTasks.isOne(task)) {
      throw Refusal.OPERATION_ONLY.at(
          "Task", "a Task of a training or validation job is written by the server alone");
    }
  }
}
