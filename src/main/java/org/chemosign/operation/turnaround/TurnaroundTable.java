package org.chemosign.operation.turnaround;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chemosign.report.SpreadsheetGuard;
import org.hl7.fhir.r4.model.Identifier;

/** The orders as a table in comma-separated values (RFC 4180), safe to open in a spreadsheet. */
final class TurnaroundTable {

  private TurnaroundTable() {}

  /**
   * The table.
   *
   * @param orders identifiers of each course's order, in the order of the courses
   */
  static String of(TurnaroundReport report, List<List<Identifier>> orders) {
    StringBuilder table = new StringBuilder();
    Stream<String> steps = Stream.of(Step.values()).map(Step::code);
    row(
        table,
        Stream.of(
                Stream.of("identifier", "order", "task", "status", "reason"),
                steps,
                Stream.of("due", "late", "order-to-report-hours"))
            .flatMap(columns -> columns)
            .toList());
    for (int i = 0; i < orders.size(); i++) {
      row(table, cells(report.courses().get(i), orders.get(i), report.now()));
    }
    return table.toString();
  }

  private static List<String> cells(OrderCourse course, List<Identifier> identifiers, Instant now) {
    List<String> cells = new ArrayList<>();
    cells.add(identifiers.stream().map(Identifier::getValue).collect(Collectors.joining(" ")));
    cells.add(String.valueOf(course.task().getFocus().getReference()));
    cells.add("Task/" + course.task().getIdElement().getIdPart());
    cells.add(course.task().getStatus().toCode());
    cells.add(course.reason().orElse(""));
    for (Step step : Step.values()) {
      cells.add(Optional.ofNullable(course.times().get(step)).map(Instant::toString).orElse(""));
    }
    cells.add(course.due().map(Instant::toString).orElse(""));
    cells.add(course.isLate(now) ? "yes" : "no");
    cells.add(
        TurnaroundReport.hours(course.total())
            .map(hours -> TurnaroundParameters.rounded(hours).toPlainString())
            .orElse(""));
    return cells;
  }

  private static void row(StringBuilder table, List<String> cells) {
    table.append(
        cells.stream().map(TurnaroundTable::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  private static String cell(String text) {
    String safe = SpreadsheetGuard.cell(text);
    return safe.contains(",") || safe.contains("\"")
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }
}
