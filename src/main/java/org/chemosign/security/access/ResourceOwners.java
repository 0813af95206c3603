package org.chemosign.security.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResearchSubject;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Task;

/** Finds whose a resource is. */
public final class ResourceOwners {

  private final ClinicalRecord record;
  private final StoredResources stored;

  /**
   * Owners as the store tells them.
   *
   * @param record the store, unguarded
   */
  public ResourceOwners(ClinicalRecord record) {
    this.record = record;
    this.stored = new StoredResources(record);
  }

  /** Whose a resource is; a reference to another server, or none, leaves it unknown. */
  public Owners of(Resource resource) {
    if (ResourceKind.of(resource.fhirType()).filter(ResourceKind::aboutPatients).isEmpty()) {
      return new Owners.Nobody();
    }
    if (resource instanceof Provenance provenance) {
      return ofAll(provenance.getTarget());
    }
    return resource instanceof Binary binary ? of(binary) : ofSubjects(subjects(resource));
  }

  private static List<Reference> subjects(Resource resource) {
    if (resource instanceof Patient patient) {
      return List.of(new Reference("Patient/" + patient.getIdElement().getIdPart()));
    }
    if (resource instanceof Group group) {
      return group.getMember().stream().map(Group.GroupMemberComponent::getEntity).toList();
    }
    return List.of(subject(resource));
  }

  private static Reference subject(Resource resource) {
    return switch (resource.fhirType()) {
      case "Condition" -> ((Condition) resource).getSubject();
      case "ServiceRequest" -> ((ServiceRequest) resource).getSubject();
      case "Task" -> ((Task) resource).getFor();
      case "Specimen" -> ((Specimen) resource).getSubject();
      case "Observation" -> ((Observation) resource).getSubject();
      case "MolecularSequence" -> ((MolecularSequence) resource).getPatient();
      case "DocumentReference" -> ((DocumentReference) resource).getSubject();
      case "Procedure" -> ((Procedure) resource).getSubject();
      case "DiagnosticReport" -> ((DiagnosticReport) resource).getSubject();
      case "ResearchSubject" -> ((ResearchSubject) resource).getIndividual();
      case "MeasureReport" -> ((MeasureReport) resource).getSubject();
      case "Consent" -> ((Consent) resource).getPatient();
      default -> new Reference();
    };
  }

  private static Owners ofSubjects(List<Reference> subjects) {
    Set<String> ids =
        subjects.stream()
            .map(ResourceOwners::patient)
            .map(id -> id.orElse(""))
            .collect(Collectors.toSet());
    return ids.isEmpty() || ids.contains("") ? new Owners.Unknown() : new Owners.Patients(ids);
  }

  /** The id of a patient of this server to whom a reference points. */
  private static Optional<String> patient(Reference reference) {
    IdType id = new IdType(String.valueOf(reference.getReference()));
    return Optional.of(id)
        .filter(known -> "Patient".equals(known.getResourceType()) && !known.isAbsolute())
        .map(IdType::getIdPart);
  }

  /** The owners of all that is referred to; nobody's do not count. */
  private Owners ofAll(List<Reference> references) {
    Set<Owners> all = references.stream().map(this::target).collect(Collectors.toUnmodifiableSet());
    if (all.isEmpty() || all.contains(new Owners.Unknown())) {
      return new Owners.Unknown();
    }
    Set<String> ids =
        all.stream()
            .filter(Owners.Patients.class::isInstance)
            .flatMap(owners -> ((Owners.Patients) owners).ids().stream())
            .collect(Collectors.toSet());
    return ids.isEmpty() ? new Owners.Nobody() : new Owners.Patients(ids);
  }

  private Owners target(Reference reference) {
    if (patient(reference).isPresent()) {
      return ofSubjects(List.of(reference));
    }
    IdType id = new IdType(String.valueOf(reference.getReference()));
    if ("Provenance".equals(id.getResourceType()) || id.isAbsolute()) {
      return new Owners.Unknown();
    }
    return stored.read(id).map(this::of).orElseGet(Owners.Unknown::new);
  }

  /** By its security context, else by a document that has it for content. */
  private Owners of(Binary binary) {
    if (binary.hasSecurityContext()) {
      return target(binary.getSecurityContext());
    }
    String name = "Binary/" + binary.getIdElement().getIdPart();
    return binary.getIdElement().hasIdPart()
        ? record.search(DocumentReference.class, Map.of("location", name)).stream()
            .map(this::of)
            .findFirst()
            .orElseGet(Owners.Unknown::new)
        : new Owners.Unknown();
  }
}
