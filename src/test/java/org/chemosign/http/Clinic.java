package org.chemosign.http;

import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Specimen.SpecimenStatus;

/**
 * What a hospital has stored before a request: one patient with a good specimen, and everything
 * that can be wrong with patient, specimen and order.
 *
 * @param patient has a good specimen and no stored profile
 * @param good meets every condition
 * @param stranger another patient
 * @param foreignSpecimen a good specimen of the stranger
 * @param foreignOrder an order for the stranger
 * @param mistaken a specimen of the patient, entered in error
 * @param littleRna a specimen of the patient with 30 ng of RNA
 * @param fewCells a specimen of the patient with 5 % neoplastic cells
 * @param unknownQuality a specimen of the patient of which nothing is recorded
 * @param otherDiagnosis a good specimen of a patient whose only diagnosis is C34.1
 */
record Clinic(
    FhirHttp fhir,
    Patient patient,
    Specimen good,
    Patient stranger,
    Specimen foreignSpecimen,
    ServiceRequest foreignOrder,
    Specimen mistaken,
    Specimen littleRna,
    Specimen fewCells,
    Specimen unknownQuality,
    Specimen otherDiagnosis) {

  static Clinic open(FhirHttp fhir) {
    Patient patient = Requests.patient(fhir);
    Patient stranger = Requests.patient(fhir);
    Patient lung = Requests.patient(fhir);
    Requests.diagnosis(fhir, lung, "http://hl7.org/fhir/sid/icd-10", "C34.1");
    return new Clinic(
        fhir,
        patient,
        Requests.goodSpecimen(fhir, patient),
        stranger,
        Requests.goodSpecimen(fhir, stranger),
        order(fhir, stranger),
        mistaken(fhir, patient),
        specimen(fhir, patient, 30, 40),
        specimen(fhir, patient, 120, 5),
        Requests.specimen(fhir, patient, -1),
        specimen(fhir, lung, 120, 40));
  }

  private static Specimen specimen(
      FhirHttp fhir, Patient patient, double rnaNanograms, double tumourShare) {
    Specimen specimen = Requests.specimen(fhir, patient, rnaNanograms);
    Requests.tumourShare(fhir, specimen, tumourShare);
    return specimen;
  }

  private static Specimen mistaken(FhirHttp fhir, Patient patient) {
    Specimen specimen = new Specimen();
    specimen.setStatus(SpecimenStatus.ENTEREDINERROR).setSubject(Requests.reference(patient));
    return fhir.create(specimen);
  }

  private static ServiceRequest order(FhirHttp fhir, Patient patient) {
    ServiceRequest order = new ServiceRequest();
    order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
    order.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
    return fhir.create(order.setSubject(Requests.reference(patient)));
  }

  Reference subject() {
    return Requests.reference(patient);
  }
}
