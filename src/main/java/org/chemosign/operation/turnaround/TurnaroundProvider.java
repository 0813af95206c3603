package org.chemosign.operation.turnaround;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** The operation {@code Task/$turnaround}; it reads only. */
public final class TurnaroundProvider {

  private static final Set<String> PARAMETERS = Set.of("start", "end", "format");
  private static final int MOST_ORDERS = 5000;

  private final ClinicalRecord record;

  public TurnaroundProvider(ClinicalRecord record) {
    this.record = record;
  }

  /** Figures and courses of the orders of a period, as Parameters or, with format csv, a table. */
  @Operation(
      name = "$turnaround",
      typeName = "Task",
      idempotent = true,
      canonicalUrl = "https://chemosign.example/fhir/OperationDefinition/turnaround")
  public IBaseResource turnaround(ServletRequestDetails request) {
    CallParameters call =
        CallParameters.of(request, PARAMETERS, new LocalReferences(request.getFhirServerBase()));
    Optional<LocalDate> start = call.text("start").map(text -> day("start", text));
    Optional<LocalDate> end = call.text("end").map(text -> day("end", text));
    boolean table = call.text("format").map(TurnaroundProvider::isTable).orElse(false);
    TurnaroundReport report = report(start, end);
    List<List<Identifier>> orders = report.courses().stream().map(this::identifiers).toList();
    return table
        ? binary(TurnaroundTable.of(report, orders))
        : TurnaroundParameters.of(report, orders);
  }

  private TurnaroundReport report(Optional<LocalDate> start, Optional<LocalDate> end) {
    Map<String, String> criteria = new LinkedHashMap<>();
    criteria.put("code", Canonicals.codeSystem("item") + "|prediction-task");
    start.ifPresent(day -> criteria.put("authored-on", "ge" + day));
    List<Task> tasks =
        record.search(Task.class, criteria).stream()
            .filter(task -> isIn(task, start, end))
            .toList();
    if (tasks.size() > MOST_ORDERS) {
      throw Refusal.TOO_MANY.parameter(
          "start", tasks.size() + " orders; choose a period with at most " + MOST_ORDERS);
    }
    return new TurnaroundReport(
        tasks.stream()
            .map(task -> record.history(Task.class, task.getIdElement().getIdPart()))
            .filter(versions -> !versions.isEmpty())
            .map(OrderCourse::of)
            .sorted(Comparator.comparing(course -> course.times().get(Step.ORDERED)))
            .toList(),
        Instant.now());
  }

  /** Whole days in UTC, both included. */
  private static boolean isIn(Task task, Optional<LocalDate> start, Optional<LocalDate> end) {
    LocalDate day = task.getAuthoredOn().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
    return start.map(first -> !day.isBefore(first)).orElse(true)
        && end.map(last -> !day.isAfter(last)).orElse(true);
  }

  private List<Identifier> identifiers(OrderCourse course) {
    IdType order = new IdType(course.task().getFocus().getReference());
    return record
        .read(ServiceRequest.class, String.valueOf(order.getIdPart()))
        .map(ServiceRequest::getIdentifier)
        .orElse(List.of());
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.INVALID_PARAMETER.parameter(
          name, "parameter " + name + " must be a day such as 2026-11-23");
    }
  }

  private static boolean isTable(String format) {
    if (!Set.of("csv", "fhir").contains(format)) {
      throw Refusal.UNKNOWN_CODE.parameter(
          "format", "unknown format '" + CallParameters.printable(format) + "'; known: csv, fhir");
    }
    return format.equals("csv");
  }

  private static Binary binary(String table) {
    Binary binary = new Binary();
    binary.setContentType("text/csv").setData(table.getBytes(StandardCharsets.UTF_8));
    return binary;
  }
}
