package org.chemosign.operation.order;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.time.Instant;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;

/**
 * Gives every active order its task, in the transaction that stores the order, and cancels the task
 * of an order that is withdrawn.
 */
@Interceptor
public final class OrderDesk {

  private final ClinicalRecord record;
  private final OrderTasks tasks;

  public OrderDesk(ClinicalRecord record) {
    this.record = record;
    this.tasks = new OrderTasks(record);
  }

  /** An order has been stored. */
  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
  public void created(IBaseResource resource) {
    follow(resource);
  }

  /** An order has been changed. */
  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  public void updated(IBaseResource old, IBaseResource changed) {
    follow(changed);
  }

  private void follow(IBaseResource resource) {
    if (resource instanceof ServiceRequest order && OrderTask.isOrder(order)) {
      if (order.getStatus() == ServiceRequestStatus.ACTIVE) {
        open(order);
      } else if (order.getStatus() == ServiceRequestStatus.REVOKED
          || order.getStatus() == ServiceRequestStatus.ENTEREDINERROR) {
        withdraw(order);
      }
    }
  }

  private void open(ServiceRequest order) {
    Identifier identifier = OrderTask.identifier(order);
    if (record
        .findByIdentifier(Task.class, identifier.getSystem(), identifier.getValue())
        .isEmpty()) {
      record.createWithin(OrderTask.of(order, Instant.now()));
    }
  }

  private void withdraw(ServiceRequest order) {
    tasks.of("ServiceRequest/" + order.getIdElement().getIdPart()).stream()
        .filter(OrderTask::withdraw)
        .forEach(record::updateWithin);
  }
}
