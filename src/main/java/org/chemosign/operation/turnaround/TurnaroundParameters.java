package org.chemosign.operation.turnaround;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;

/** The figures as FHIR Parameters: one {@code summary}, one {@code order} an order. */
final class TurnaroundParameters {

  private static final double MEDIAN = 0.5;
  private static final double NINETY = 0.9;

  private TurnaroundParameters() {}

  /**
   * The answer.
   *
   * @param orders identifiers of each course's order, in the order of the courses
   */
  static Parameters of(TurnaroundReport report, List<List<Identifier>> orders) {
    Parameters parameters = new Parameters();
    summary(parameters.addParameter().setName("summary"), report);
    for (int i = 0; i < orders.size(); i++) {
      order(
          parameters.addParameter().setName("order"),
          report.courses().get(i),
          orders.get(i),
          report.now());
    }
    return parameters;
  }

  private static void summary(ParametersParameterComponent summary, TurnaroundReport report) {
    part(summary, "generated", time(report.now()));
    part(summary, "orders", new IntegerType(report.courses().size()));
    for (TaskStatus status :
        List.of(
            TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.REJECTED, TaskStatus.CANCELLED)) {
      part(summary, status.toCode(), new IntegerType(report.count(status)));
    }
    part(summary, "open", new IntegerType(report.open()));
    part(summary, "overdue", new IntegerType(report.overdue()));
    report.onTime().ifPresent(share -> part(summary, "on-time", quantity(share, "%")));
    report
        .failures()
        .forEach(
            (reason, count) -> {
              ParametersParameterComponent failure = summary.addPart().setName("failure");
              part(failure, "reason", new StringType(reason));
              part(failure, "count", new IntegerType(count));
            });
    durations(summary.addPart().setName("order-to-report"), report.total());
    for (Step step : Step.values()) {
      if (step != Step.ORDERED) {
        ParametersParameterComponent part = summary.addPart().setName("step");
        part(part, "name", new CodeType(step.code()));
        durations(part, report.of(step));
      }
    }
  }

  private static void durations(ParametersParameterComponent part, Durations durations) {
    part(part, "count", new IntegerType(durations.count()));
    hours(part, "median", durations.quantile(MEDIAN));
    hours(part, "percentile-90", durations.quantile(NINETY));
  }

  private static void hours(ParametersParameterComponent of, String name, OptionalDouble hours) {
    hours.ifPresent(value -> part(of, name, quantity(value, "h")));
  }

  private static void order(
      ParametersParameterComponent order,
      OrderCourse course,
      List<Identifier> identifiers,
      Instant now) {
    identifiers.forEach(identifier -> part(order, "identifier", identifier.copy()));
    part(order, "order", course.task().getFocus().copy());
    part(order, "task", new Reference("Task/" + course.task().getIdElement().getIdPart()));
    part(order, "status", new CodeType(course.task().getStatus().toCode()));
    course.reason().ifPresent(reason -> part(order, "reason", new StringType(reason)));
    course.times().forEach((step, when) -> part(order, step.code(), time(when)));
    course.due().ifPresent(due -> part(order, "due", time(due)));
    part(order, "late", new BooleanType(course.isLate(now)));
    TurnaroundReport.hours(course.total())
        .ifPresent(hours -> part(order, "order-to-report", quantity(hours, "h")));
  }

  private static void part(ParametersParameterComponent of, String name, Type value) {
    of.addPart().setName(name).setValue(value);
  }

  private static DateTimeType time(Instant instant) {
    return new DateTimeType(
        Date.from(instant), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone("UTC"));
  }

  /** Rounded to hundredths. */
  static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }

  private static Quantity quantity(double value, String ucum) {
    return new Quantity()
        .setValue(rounded(value))
        .setUnit(ucum)
        .setSystem("http://unitsofmeasure.org")
        .setCode(ucum);
  }
}
