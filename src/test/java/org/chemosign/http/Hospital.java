package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** Orders, predicts, signs and amends on a server, as a hospital and its laboratory do. */
record Hospital(FhirHttp fhir) {

  private static final AtomicLong SEEDS = new AtomicLong(7_000);
  private static final String ITEM = "https://chemosign.example/fhir/CodeSystem/item";

  Practitioner pathologist() {
    Practitioner person = new Practitioner();
    person.addName().setFamily("Okafor").addGiven("Ada").addPrefix("Dr");
    return fhir.create(person);
  }

  ServiceRequest order(Patient patient) {
    return fhir.create(unsentOrder(patient));
  }

  ServiceRequest unsentOrder(Patient patient) {
    ServiceRequest order = new ServiceRequest();
    order
        .getMeta()
        .addProfile("https://chemosign.example/fhir/StructureDefinition/chemosensitivity-order");
    order
        .addIdentifier()
        .setSystem("https://hospital.example/orders")
        .setValue(UUID.randomUUID().toString());
    order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
    order.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
    order.getCode().addCoding().setSystem(ITEM).setCode("chemosensitivity-order");
    order.getCode().addCoding().setSystem("http://loinc.org").setCode("51969-4");
    order.setSubject(Requests.reference(patient));
    order.addSpecimen(Requests.reference(Requests.goodSpecimen(fhir, patient)));
    order.addReasonReference(
        Requests.reference(
            Requests.diagnosis(fhir, patient, "http://snomed.info/sct", "700423003")));
    order.setRequester(Requests.reference(pathologist()));
    return order;
  }

  /** A preliminary report of a new patient. */
  DiagnosticReport preliminary() {
    return preliminary(Requests.goodSpecimen(fhir, Requests.patient(fhir)));
  }

  DiagnosticReport preliminary(Specimen specimen) {
    return predict(specimen, new Parameters());
  }

  /** The report that answers an order, on the order's specimen. */
  DiagnosticReport preliminary(ServiceRequest order) {
    Parameters call = new Parameters();
    Requests.with(call, "order", Requests.reference(order));
    return predict(order.getSpecimenFirstRep().getReference(), call);
  }

  private DiagnosticReport predict(Specimen specimen, Parameters extra) {
    return predict("Specimen/" + specimen.getIdPart(), extra);
  }

  private DiagnosticReport predict(String specimen, Parameters extra) {
    Parameters call = Requests.inline(SyntheticMatrix.tpm(SEEDS.incrementAndGet()), "tpm");
    extra.getParameter().forEach(call::addParameter);
    Answer answer = fhir.post(specimen + "/$predict-chemosensitivity", call);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.as(DiagnosticReport.class);
  }

  Answer sign(DiagnosticReport report, Resource practitioner, String... headers) {
    return fhir.post(path(report) + "/$sign", signing(practitioner), headers);
  }

  static Parameters signing(Resource practitioner) {
    return Requests.with(new Parameters(), "practitioner", Requests.reference(practitioner));
  }

  DiagnosticReport signed(DiagnosticReport report, Resource practitioner) {
    Answer answer = sign(report, practitioner);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.as(DiagnosticReport.class);
  }

  Answer amend(DiagnosticReport report, Resource practitioner, String status, String reason) {
    return fhir.post(path(report) + "/$amend", amending(practitioner, status, reason));
  }

  static Parameters amending(Resource practitioner, String status, String reason) {
    Parameters call = signing(practitioner);
    Requests.with(call, "status", new org.hl7.fhir.r4.model.CodeType(status));
    return Requests.with(call, "reason", new StringType(reason));
  }

  List<Observation> results(DiagnosticReport report) {
    return report.getResult().stream()
        .map(Reference::getReference)
        .map(reference -> fhir.get(reference).as(Observation.class))
        .toList();
  }

  List<Provenance> provenances(DiagnosticReport report) {
    return found("Provenance?target=" + path(report) + "&_count=50", Provenance.class);
  }

  List<Task> tasks(ServiceRequest order) {
    return found("Task?focus=ServiceRequest/" + order.getIdPart(), Task.class);
  }

  <T extends Resource> List<T> found(String search, Class<T> type) {
    Answer answer = fhir.get(search);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.as(Bundle.class).getEntry().stream()
        .map(entry -> type.cast(entry.getResource()))
        .toList();
  }

  static String path(Resource resource) {
    return Requests.reference(resource).getReference();
  }
}
