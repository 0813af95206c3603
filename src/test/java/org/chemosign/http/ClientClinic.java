package org.chemosign.http;

import ca.uhn.fhir.util.BundleBuilder;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;

/**
 * What a hospital's client stores, in one transaction, before it orders: a synthetic patient, the
 * pathologist, the diagnosis, an RNA extract and its share of neoplastic cells.
 *
 * @param patient the patient's id
 * @param pathologist who orders and signs
 * @param diagnosis the pancreatic tumour
 * @param extract meets every condition of the prediction
 */
record ClientClinic(IdType patient, IdType pathologist, IdType diagnosis, IdType extract) {

  private static final String ITEM = "https://chemosign.example/fhir/CodeSystem/item";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String SNOMED = "http://snomed.info/sct";

  /** The transaction; its entries refer to each other by {@code urn:uuid}. */
  static Bundle transaction() {
    Patient patient = new Patient();
    patient
        .addIdentifier()
        .setSystem("urn:oid:2.16.840.1.113883.2.8")
        .setValue("synthetic-" + UUID.randomUUID());
    Practitioner pathologist = new Practitioner();
    pathologist.addName().setFamily("Okafor").addGiven("Ada").addPrefix("Dr");
    Condition diagnosis = new Condition().setCode(Requests.concept(SNOMED, "700423003"));
    Specimen extract = new Specimen().setType(Requests.concept(SNOMED, "441673008"));
    extract.getCollection().setBodySite(Requests.concept(SNOMED, "15776009"));
    extract.addContainer().setSpecimenQuantity(quantity(120, "ng"));
    Observation share = new Observation().setStatus(Observation.ObservationStatus.FINAL);
    share.setCode(Requests.concept(SNOMED, "371510003")).setValue(quantity(40, "%"));
    BundleBuilder bundle = new BundleBuilder(FhirHttp.FHIR);
    for (Resource resource : List.of(patient, pathologist, diagnosis, extract, share)) {
      resource.setId("urn:uuid:" + UUID.randomUUID());
    }
    diagnosis.setSubject(new Reference(patient.getId()));
    extract.setSubject(new Reference(patient.getId()));
    share.setSubject(new Reference(patient.getId())).setSpecimen(new Reference(extract.getId()));
    List.of(patient, pathologist, diagnosis, extract, share)
        .forEach(bundle::addTransactionCreateEntry);
    return bundle.getBundleTyped();
  }

  /** The ids that the answer to the transaction gives. */
  static ClientClinic stored(Bundle answer) {
    List<IdType> ids =
        answer.getEntry().stream()
            .map(entry -> new IdType(entry.getResponse().getLocation()).toUnqualifiedVersionless())
            .toList();
    return new ClientClinic(ids.get(0), ids.get(1), ids.get(2), ids.get(3));
  }

  /** An order for the extract, not stored yet. */
  ServiceRequest order() {
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
    return order
        .setSubject(new Reference(patient))
        .setRequester(new Reference(pathologist))
        .addReasonReference(new Reference(diagnosis))
        .addSpecimen(new Reference(extract));
  }

  private static Quantity quantity(double value, String unit) {
    return new Quantity().setValue(value).setUnit(unit).setSystem(UCUM).setCode(unit);
  }
}
