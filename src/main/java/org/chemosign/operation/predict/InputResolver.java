package org.chemosign.operation.predict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Specimen.SpecimenStatus;

/**
 * Finds what a call is about: the patient, the specimen with what is known of it, and the one
 * profile to score. All that is named has to exist and to belong to one patient.
 */
final class InputResolver {

  private final ClinicalRecord record;
  private final StoredProfile stored;
  private final SpecimenFactsReading facts;

  InputResolver(ClinicalRecord record, LocalReferences references) {
    this.record = record;
    this.stored = new StoredProfile(record, references);
    this.facts = new SpecimenFactsReading(record);
  }

  PredictionInput resolve(PredictParameters parameters) {
    checkCombination(parameters);
    Optional<MolecularSequence> named =
        parameters.sequence().map(ref -> require(MolecularSequence.class, "sequence", ref));
    Optional<Specimen> specimen = specimen(parameters, named);
    String subject = subject(parameters, named, specimen);
    checkOrder(parameters, subject);
    if (parameters.expression().isPresent()) {
      return input(parameters, subject, specimen);
    }
    SpecimenRecord specimens = specimens(subject, specimen);
    MolecularSequence sequence =
        named.orElseGet(() -> newest(subject, parameters, specimen, specimens));
    Optional<Specimen> sampled = specimenOf(sequence).or(() -> specimen);
    Optional<DocumentReference> document = stored.document(sequence);
    sameSubject("sequence", subject, document.flatMap(d -> patient(d.getSubject())));
    List<Specimen> lineage = lineage(sampled, specimens);
    List<List<Observation>> observed = facts.observed(lineage);
    return new PredictionInput(
        subject,
        sampled,
        facts.read(subject, lineage, observed),
        SpecimenQuality.of(observed),
        stored.matrix(sequence, document, parameters),
        Optional.of(sequence),
        document);
  }

  private PredictionInput input(
      PredictParameters parameters, String subject, Optional<Specimen> specimen) {
    List<Specimen> lineage =
        specimen.isEmpty() ? List.of() : lineage(specimen, specimens(subject, specimen));
    List<List<Observation>> observed = facts.observed(lineage);
    return new PredictionInput(
        subject,
        specimen,
        facts.read(subject, lineage, observed),
        SpecimenQuality.of(observed),
        InlineMatrix.of(parameters, parameters.expression().orElseThrow()),
        Optional.empty(),
        Optional.empty());
  }

  /** The patient's specimens, and the one that is named whoever it belongs to. */
  private SpecimenRecord specimens(String subject, Optional<Specimen> named) {
    List<Specimen> own = record.findByReference(Specimen.class, "subject", subject);
    return new SpecimenRecord(Stream.concat(named.stream(), own.stream()).toList());
  }

  private static void checkCombination(PredictParameters parameters) {
    if (parameters.expression().isPresent() && parameters.sequence().isPresent()) {
      throw Refusal.CONFLICTING_INPUT.parameter(
          "sequence", "sequence and expression exclude each other: state one profile");
    }
    if (parameters.subject().isEmpty()
        && parameters.specimen().isEmpty()
        && parameters.sequence().isEmpty()) {
      throw Refusal.MISSING_INPUT.at(
          "Parameters", "state one of subject, specimen or sequence, or call on such a resource");
    }
  }

  private Optional<Specimen> specimen(
      PredictParameters parameters, Optional<MolecularSequence> sequence) {
    Optional<Specimen> named =
        parameters.specimen().map(ref -> require(Specimen.class, "specimen", ref));
    named.ifPresent(InputResolver::checkUsable);
    return named.or(() -> sequence.flatMap(this::specimenOf));
  }

  private static void checkUsable(Specimen specimen) {
    if (specimen.getStatus() == SpecimenStatus.ENTEREDINERROR
        || specimen.getStatus() == SpecimenStatus.UNSATISFACTORY) {
      throw Refusal.UNUSABLE_RESOURCE.parameter(
          "specimen",
          "Specimen/" + SpecimenRecord.id(specimen) + " is " + specimen.getStatus().toCode());
    }
  }

  private Optional<Specimen> specimenOf(MolecularSequence sequence) {
    return local(sequence.getSpecimen()).flatMap(id -> record.read(Specimen.class, id));
  }

  private String subject(
      PredictParameters parameters,
      Optional<MolecularSequence> sequence,
      Optional<Specimen> specimen) {
    Optional<String> ofSpecimen = specimen.flatMap(s -> patient(s.getSubject()));
    Optional<String> ofSequence = sequence.flatMap(s -> patient(s.getPatient()));
    String subject =
        parameters
            .subject()
            .or(() -> ofSpecimen)
            .or(() -> ofSequence)
            .orElseThrow(
                () ->
                    Refusal.UNUSABLE_RESOURCE.parameter(
                        "subject", "neither specimen nor sequence names a Patient"));
    require(Patient.class, "subject", subject);
    sameSubject("specimen", subject, ofSpecimen);
    sameSubject("sequence", subject, ofSequence);
    return subject;
  }

  private static void sameSubject(String parameter, String subject, Optional<String> other) {
    if (other.isPresent() && !other.get().equals(subject)) {
      throw Refusal.SUBJECT_MISMATCH.parameter(
          parameter, parameter + " does not belong to " + subject);
    }
  }

  private void checkOrder(PredictParameters parameters, String subject) {
    parameters
        .order()
        .map(reference -> require(ServiceRequest.class, "order", reference))
        .ifPresent(
            order -> {
              sameSubject("order", subject, patient(order.getSubject()));
              checkStanding(order);
            });
  }

  private static void checkStanding(ServiceRequest order) {
    if (order.getStatus() == ServiceRequestStatus.REVOKED
        || order.getStatus() == ServiceRequestStatus.ENTEREDINERROR) {
      throw Refusal.UNUSABLE_RESOURCE.parameter(
          "order",
          "ServiceRequest/"
              + order.getIdElement().getIdPart()
              + " is "
              + order.getStatus().toCode());
    }
  }

  private MolecularSequence newest(
      String subject,
      PredictParameters parameters,
      Optional<Specimen> specimen,
      SpecimenRecord specimens) {
    Optional<Set<String>> wanted = specimen.map(SpecimenRecord::id).map(specimens::descendants);
    List<MolecularSequence> candidates =
        record.findByReference(MolecularSequence.class, "patient", subject).stream()
            .filter(sequence -> isOn(sequence, wanted))
            .toList();
    return NewestProfile.of(
        candidates, specimen.map(s -> "Specimen/" + SpecimenRecord.id(s)).orElse(subject));
  }

  private static boolean isOn(MolecularSequence sequence, Optional<Set<String>> specimens) {
    return specimens.isEmpty()
        || local(sequence.getSpecimen()).filter(specimens.get()::contains).isPresent();
  }

  private static List<Specimen> lineage(Optional<Specimen> specimen, SpecimenRecord specimens) {
    return specimen.map(s -> specimens.lineage(SpecimenRecord.id(s))).orElse(List.of());
  }

  private <T extends Resource> T require(Class<T> type, String parameter, String reference) {
    return record
        .read(type, new IdType(reference).getIdPart())
        .orElseThrow(() -> Refusal.NOT_FOUND.parameter(parameter, reference + " does not exist"));
  }

  private static Optional<String> local(Reference reference) {
    IdType id = new IdType(reference.getReference());
    return id.hasIdPart() ? Optional.of(id.getIdPart()) : Optional.empty();
  }

  private static Optional<String> patient(Reference reference) {
    IdType id = new IdType(reference.getReference());
    return id.hasIdPart() && "Patient".equals(id.getResourceType())
        ? Optional.of("Patient/" + id.getIdPart())
        : Optional.empty();
  }
}
