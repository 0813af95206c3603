package org.chemosign.operation.validate;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.predict.StoredProfiles;
import org.chemosign.report.Canonicals;
import org.chemosign.signature.ReferenceDistribution;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureScore;
import org.chemosign.signature.SpecimenType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.Specimen;

/**
 * The scores of one signature: the newest stored one that names it by canonical and version, else
 * the newest profile of the patient scored now. Percentiles are those of the reference of the
 * profile's kind of specimen, or of the first one.
 */
record ScoreReading(ClinicalRecord record, StoredProfiles profiles, Signature signature) {

  private static final String ARTIFACT =
      "http://hl7.org/fhir/StructureDefinition/workflow-relatedArtifact";
  private static final Set<ObservationStatus> USABLE =
      EnumSet.of(
          ObservationStatus.PRELIMINARY,
          ObservationStatus.FINAL,
          ObservationStatus.AMENDED,
          ObservationStatus.CORRECTED);

  /** The score of a patient; empty without one, or where the signature refuses the profile. */
  Optional<PatientScore> of(String patient) {
    return stored(patient).or(() -> now(patient));
  }

  private Optional<PatientScore> stored(String patient) {
    Map<String, String> criteria =
        Map.of("subject", patient, "code", Canonicals.codeSystem("item") + "|signature-score");
    return record.search(Observation.class, criteria).stream()
        .filter(observation -> USABLE.contains(observation.getStatus()))
        .filter(Observation::hasValueQuantity)
        .filter(this::isOfSignature)
        .max(Comparator.comparing(observation -> observation.getMeta().getLastUpdated()))
        .map(
            observation ->
                score(
                    observation.getValueQuantity().getValue().doubleValue(),
                    kind(observation.getSpecimen()),
                    "Observation/" + observation.getIdElement().getIdPart()));
  }

  private boolean isOfSignature(Observation observation) {
    SignatureCard card = signature.card();
    String canonical = Canonicals.library(card.id()) + "|" + card.version();
    return observation.getExtensionsByUrl(ARTIFACT).stream()
        .map(extension -> (RelatedArtifact) extension.getValue())
        .anyMatch(artifact -> canonical.equals(artifact.getResource()));
  }

  private Optional<PatientScore> now(String patient) {
    List<MolecularSequence> sequences =
        record.findByReference(MolecularSequence.class, "patient", patient);
    if (sequences.isEmpty()) {
      return Optional.empty();
    }
    MolecularSequence newest = StoredProfiles.newest(sequences, patient);
    SignatureScore score = signature.score(profiles.read(newest));
    return score.value().isEmpty()
        ? Optional.empty()
        : Optional.of(
            score(
                score.value().getAsDouble(),
                kind(newest.getSpecimen()),
                "MolecularSequence/" + newest.getIdElement().getIdPart()));
  }

  private PatientScore score(double value, Optional<SpecimenType> kind, String source) {
    SignatureCard card = signature.card();
    ReferenceDistribution reference =
        card.references().stream()
            .filter(r -> kind.filter(r.specimenType()::equals).isPresent())
            .findFirst()
            .orElse(card.references().get(0));
    boolean sensitive =
        card.cutoffs()
            .map(cutoffs -> reference.percentile(value) <= cutoffs.sensitiveAtMost())
            .orElse(false);
    return new PatientScore(value, sensitive, new Reference(source));
  }

  private Optional<SpecimenType> kind(Reference specimen) {
    return Optional.ofNullable(new IdType(specimen.getReference()).getIdPart())
        .flatMap(id -> record.read(Specimen.class, id))
        .flatMap(StoredProfiles::kind);
  }
}
