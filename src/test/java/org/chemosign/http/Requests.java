package org.chemosign.http;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;

/** Synthetic patients, specimens and calls for tests over HTTP. */
final class Requests {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String SNOMED = "http://snomed.info/sct";

  private Requests() {}

  static Patient patient(FhirHttp fhir) {
    Patient patient = new Patient();
    patient
        .addIdentifier()
        .setSystem("urn:oid:2.16.840.1.113883.2.8")
        .setValue("synthetic-" + UUID.randomUUID());
    return fhir.create(patient);
  }

  static Reference reference(org.hl7.fhir.r4.model.Resource resource) {
    return new Reference(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
  }

  /** An RNA extract of a primary tumour; a negative mass leaves it unknown. */
  static Specimen specimen(FhirHttp fhir, Patient patient, double rnaNanograms) {
    Specimen specimen = new Specimen();
    specimen
        .setType(concept(SNOMED, "441673008"))
        .setSubject(reference(patient))
        .getCollection()
        .setBodySite(concept(SNOMED, "15776009"))
        .setCollected(new org.hl7.fhir.r4.model.DateTimeType(new Date(1_790_000_000_000L)));
    if (rnaNanograms >= 0) {
      specimen.addContainer().setSpecimenQuantity(quantity(rnaNanograms, "ng"));
    }
    return fhir.create(specimen);
  }

  /** A specimen of which all conditions are met. */
  static Specimen goodSpecimen(FhirHttp fhir, Patient patient) {
    Specimen specimen = specimen(fhir, patient, 120);
    tumourShare(fhir, specimen, 40);
    diagnosis(fhir, patient, SNOMED, "700423003");
    return specimen;
  }

  static void tumourShare(FhirHttp fhir, Specimen specimen, double percent) {
    Observation share = new Observation();
    share
        .setStatus(Observation.ObservationStatus.FINAL)
        .setCode(concept(SNOMED, "371510003"))
        .setSubject(specimen.getSubject())
        .setSpecimen(reference(specimen))
        .setValue(quantity(percent, "%"));
    fhir.create(share);
  }

  static Condition diagnosis(FhirHttp fhir, Patient patient, String system, String code) {
    Condition condition = new Condition();
    condition.setCode(concept(system, code)).setSubject(reference(patient));
    return fhir.create(condition);
  }

  static CodeableConcept concept(String system, String code) {
    return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
  }

  private static Quantity quantity(double value, String unit) {
    return new Quantity().setValue(value).setUnit(unit).setSystem(UCUM).setCode(unit);
  }

  static Parameters inline(String matrix, String unit) {
    return inline(matrix.getBytes(StandardCharsets.UTF_8), unit);
  }

  static Parameters inline(byte[] matrix, String unit) {
    Parameters parameters = new Parameters();
    parameters
        .addParameter()
        .setName("expression")
        .setValue(new Attachment().setContentType("text/tab-separated-values").setData(matrix));
    parameters.addParameter().setName("expressionUnit").setValue(new CodeType(unit));
    return parameters;
  }

  static Parameters with(Parameters parameters, String name, org.hl7.fhir.r4.model.Type value) {
    parameters.addParameter().setName(name).setValue(value);
    return parameters;
  }

  static Parameters report(Parameters parameters) {
    return with(parameters, "qcPolicy", new CodeType("report"));
  }

  static Parameters unstored(Parameters parameters) {
    return with(parameters, "persist", new BooleanType(false));
  }

  /** Erases a patient, once the exports that other tests have begun are over. */
  static Answer erase(FhirHttp fhir, Patient patient) {
    return erase(fhir, patient, new Parameters());
  }

  /** The same with parameters. */
  static Answer erase(FhirHttp fhir, Patient patient, Parameters parameters) {
    String path = "Patient/" + patient.getIdElement().getIdPart() + "/$erase";
    Answer answer = fhir.post(path, parameters);
    for (int i = 0; i < 120 && answer.body().contains("export-running"); i++) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      answer = fhir.post(path, parameters);
    }
    return answer;
  }
}
