package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hospital.path;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an auditor is shown of a laboratory's turnaround. */
@ExtendWith(SharedServer.class)
class TurnaroundIT {

  private final FhirHttp fhir;
  private final Hospital hospital;

  TurnaroundIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.hospital = new Hospital(fhir);
  }

  @Test
  void everyStepOfAnOrderIsTimed() {
    Patient patient = Requests.patient(fhir);
    patient.addName().setFamily("Unmistakable");
    fhir.put(patient);
    ServiceRequest order = hospital.unsentOrder(patient);
    order.addIdentifier(
        new Identifier().setSystem("https://hospital.example/other").setValue("=1+1,x"));
    order = fhir.create(order);
    Task task = hospital.tasks(order).get(0);
    assertThat(fhir.put(task.setStatus(Task.TaskStatus.RECEIVED)).status()).isEqualTo(200);
    DiagnosticReport report = hospital.preliminary(order);
    hospital.signed(report, hospital.pathologist());
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
    Answer answer = fhir.get("Task/$turnaround?start=" + yesterday + "&end=" + today);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("Unmistakable");
    Parameters parameters = answer.as(Parameters.class);
    ParametersParameterComponent course = course(parameters, path(order));
    assertThat(names(course))
        .contains("ordered", "received", "in-progress", "predicted", "signed", "due")
        .contains("order-to-report", "late");
    ParametersParameterComponent summary = parameters.getParameter().get(0);
    assertThat(names(summary)).contains("orders", "completed", "open", "overdue", "on-time");
    assertThat(value(summary, "completed")).isNotEqualTo("0");
    Answer table = fhir.get("Task/$turnaround?format=csv&start=" + yesterday, "Accept", "text/csv");
    assertThat(table.status()).as(table.body()).isEqualTo(200);
    assertThat(table.body()).doesNotContain("Unmistakable");
    String id = order.getIdPart();
    String line = table.body().lines().filter(l -> l.contains(id)).findFirst().orElseThrow();
    assertThat(line).contains("completed", ",no,");
  }

  @Test
  void postIsTheSameAndReadsOnly() {
    hospital.order(Requests.patient(fhir));
    int tasks = fhir.count("Task");
    Parameters call = new Parameters();
    Requests.with(call, "start", new StringType("2000-01-01"));
    Requests.with(call, "end", new StringType("2000-12-31"));
    Answer answer = fhir.post("Task/$turnaround", call);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(value(answer.as(Parameters.class).getParameter().get(0), "orders")).isEqualTo("0");
    assertThat(fhir.count("Task")).isEqualTo(tasks);
  }

  @Test
  void badPeriodsAreRefused() {
    Answer answer = fhir.get("Task/$turnaround?start=tomorrow");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("start", "2026-11-23");
    assertThat(fhir.get("Task/$turnaround?format=pdf").status()).isEqualTo(422);
  }

  private static ParametersParameterComponent course(Parameters parameters, String order) {
    return parameters.getParameter().stream()
        .filter(parameter -> parameter.getName().equals("order"))
        .filter(
            course ->
                course.getPart().stream()
                    .anyMatch(
                        part ->
                            part.getName().equals("order")
                                && ((Reference) part.getValue()).getReference().equals(order)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(ParametersParameterComponent of) {
    return of.getPart().stream().map(ParametersParameterComponent::getName).toList();
  }

  private static String value(ParametersParameterComponent of, String name) {
    return of.getPart().stream()
        .filter(part -> part.getName().equals(name))
        .map(part -> part.getValue().primitiveValue())
        .findFirst()
        .orElseThrow();
  }
}
