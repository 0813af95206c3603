package org.chemosign.operation.order;

import java.util.List;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** The stored tasks of orders. */
public final class OrderTasks {

  private final ClinicalRecord record;

  public OrderTasks(ClinicalRecord record) {
    this.record = record;
  }

  /**
   * The tasks of an order, found by the order or, for an order that was sent twice, by what makes
   * the two the same.
   *
   * @param order {@code ServiceRequest/id}
   */
  public List<Task> of(String order) {
    List<Task> focused =
        record.findByReference(Task.class, "focus", order).stream()
            .filter(OrderTask::isOne)
            .toList();
    return focused.isEmpty() ? ofTwin(order) : focused;
  }

  private List<Task> ofTwin(String order) {
    return record
        .read(ServiceRequest.class, new IdType(order).getIdPart())
        .filter(OrderTask::isOrder)
        .map(OrderTask::identifier)
        .map(id -> record.findByIdentifier(Task.class, id.getSystem(), id.getValue()))
        .orElse(List.of());
  }

  /** The tasks of the orders that a report answers. */
  public List<Task> of(DiagnosticReport report) {
    return report.getBasedOn().stream()
        .map(order -> new IdType(order.getReference()))
        .filter(id -> "ServiceRequest".equals(id.getResourceType()))
        .flatMap(id -> of("ServiceRequest/" + id.getIdPart()).stream())
        .toList();
  }
}
