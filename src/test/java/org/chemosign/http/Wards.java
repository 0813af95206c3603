package org.chemosign.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Task;

/**
 * Two synthetic patients, p1 and p2, with the same things each. Every resource of p2 carries the
 * word {@link #SECRET}; names are such as {@code Observation/o2}.
 */
final class Wards {

  /** What nobody but p2's may read. */
  static final String SECRET = "xylophagous";

  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";

  private final Map<String, Resource> resources = new LinkedHashMap<>();

  private Wards() {}

  /** Stores both patients with all of theirs. */
  static Wards fill(FhirHttp fhir, String... headers) {
    Wards wards = new Wards();
    wards.add("anna", new Practitioner().setActive(true));
    wards.add("bert", new Practitioner().setActive(true));
    wards.patient("2", SECRET);
    wards.patient("1", "plain");
    Group group = new Group();
    group.setType(Group.GroupType.PERSON).setActual(true).setName("all " + SECRET);
    group.addMember().setEntity(new Reference("Patient/p1"));
    group.addMember().setEntity(new Reference("Patient/p2"));
    wards.add("group", group);
    wards.resources.values().forEach(resource -> put(fhir, resource, headers));
    put(fhir, wards.observation("o2deleted", "2", SECRET, "laboratory"), headers);
    delete(fhir, "Observation/o2deleted", headers);
    return wards;
  }

  private static void put(FhirHttp fhir, Resource resource, String... headers) {
    FhirHttp.Answer answer = fhir.put(resource, headers);
    if (answer.status() != 201) {
      throw new AssertionError(resource.getId() + ": " + answer.status() + " " + answer.body());
    }
  }

  private static void delete(FhirHttp fhir, String name, String... headers) {
    FhirHttp.Answer answer = fhir.delete(name, headers);
    if (answer.status() != 200) {
      throw new AssertionError(name + ": " + answer.status() + " " + answer.body());
    }
  }

  private void add(String id, Resource resource) {
    resource.setId(id);
    resources.put(resource.fhirType() + "/" + id, resource);
  }

  private void patient(String n, String word) {
    Reference subject = new Reference("Patient/p" + n);
    Patient patient = new Patient();
    patient.addName().setFamily(word);
    patient.addIdentifier().setSystem("urn:test").setValue("p" + n);
    add("p" + n, patient);
    Specimen specimen = new Specimen();
    specimen.setSubject(subject).addNote().setText(word);
    add("s" + n, specimen);
    add("c" + n, new Condition().setSubject(subject).setCode(text(word)));
    add("o" + n, observation("o" + n, n, word, "laboratory"));
    add("v" + n, observation("v" + n, n, word, "vital-signs"));
    documents(n, word, subject);
    add("m" + n, sequence(n, "DocumentReference/d" + n));
    DiagnosticReport report = new DiagnosticReport();
    report.setStatus(DiagnosticReport.DiagnosticReportStatus.PRELIMINARY).setCode(text(word));
    report.setSubject(subject).addResult(new Reference("Observation/o" + n));
    add("r" + n, report);
    Task task = new Task();
    task.setStatus(Task.TaskStatus.DRAFT).setIntent(Task.TaskIntent.ORDER).setFor(subject);
    task.setDescription(word);
    add("t" + n, task);
    Provenance provenance = new Provenance();
    provenance.addTarget(new Reference("Observation/o" + n));
    provenance.addReason(text(word)).setRecordedElement(new InstantType("2026-01-01T00:00:00Z"));
    provenance.addAgent().setWho(new Reference("Practitioner/anna"));
    add("w" + n, provenance);
  }

  private void documents(String n, String word, Reference subject) {
    Binary binary = new Binary();
    binary.setContentType("text/plain").setSecurityContext(subject);
    binary.setData(word.getBytes(StandardCharsets.UTF_8));
    add("b" + n, binary);
    Binary loose = new Binary();
    loose.setContentType("text/plain");
    loose.setData(word.getBytes(StandardCharsets.UTF_8));
    add("l" + n, loose);
    DocumentReference document = new DocumentReference();
    document.setStatus(DocumentReferenceStatus.CURRENT).setSubject(subject);
    document.setDescription(word);
    document.addContent().setAttachment(new Attachment().setUrl("Binary/l" + n));
    add("d" + n, document);
  }

  /** An observation that anna made; p1's first one is about p2 as well. */
  private Observation observation(String id, String n, String word, String category) {
    Observation observation = new Observation();
    observation.setId(id);
    observation.setStatus(Observation.ObservationStatus.FINAL).setCode(text(word));
    observation.addCategory().addCoding(new Coding().setSystem(CATEGORY).setCode(category));
    observation.addIdentifier().setSystem("urn:test").setValue(id);
    observation.setSubject(new Reference("Patient/p" + n));
    observation.addPerformer(new Reference("Practitioner/anna"));
    if (n.equals("1")) {
      observation.addFocus(new Reference("Patient/p2"));
    }
    return observation;
  }

  /** A profile of a patient whose matrix is at an address. */
  static MolecularSequence sequence(String n, String matrix) {
    MolecularSequence sequence = new MolecularSequence();
    sequence.setCoordinateSystem(0).setPatient(new Reference("Patient/p" + n));
    sequence.addRepository().setType(MolecularSequence.RepositoryType.DIRECTLINK).setUrl(matrix);
    return sequence;
  }

  private static CodeableConcept text(String word) {
    return new CodeableConcept().setText(word);
  }

  /** A copy of what is stored under a name. */
  Resource stored(String name) {
    return resources.get(name).copy();
  }
}
