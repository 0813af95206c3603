package org.chemosign.operation.predict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.chemosign.prediction.SpecimenFacts;
import org.chemosign.report.Canonicals;
import org.chemosign.signature.SpecimenType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Specimen;

/**
 * Reads from the record what is known of a specimen: from quality Observations on it or its
 * parents, from the RNA extract's quantity, and from the patient's Conditions. The nearest specimen
 * and the newest observation win.
 */
final class SpecimenFactsReading {

  private static final String SNOMED = "http://snomed.info/sct";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String QC_CODES = Canonicals.codeSystem("specimen-quality");

  /** Proportion of specimen involved by tumour. */
  private static final String TUMOUR_SHARE = "371510003";

  private static final String RNA_MASS = "rna-mass";
  private static final Set<String> PANCREATIC_ADENOCARCINOMA = Set.of("700423003", "363418001");
  private static final Set<String> ICD10 =
      Set.of("http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/sid/icd-10-cm");
  private static final String NCIT = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl";
  private static final String XENOGRAFT = "C156443";
  private static final String ORGANOID = "C172259";
  private static final String SPECIMEN_KINDS = Canonicals.codeSystem("specimen-kind");

  /** Pancreas, head of pancreas, tail of pancreas. */
  private static final Set<String> PANCREAS = Set.of("15776009", "64163001", "73239005");

  private static final String NEUROENDOCRINE = "C25.4";

  private final ClinicalRecord record;

  SpecimenFactsReading(ClinicalRecord record) {
    this.record = record;
  }

  /**
   * The facts.
   *
   * @param subject {@code Patient/id}
   * @param lineage the specimen and its parents, nearest first; empty when no specimen is named
   * @param observed what was observed on each of them
   */
  SpecimenFacts read(String subject, List<Specimen> lineage, List<List<Observation>> observed) {
    return new SpecimenFacts(
        specimenType(lineage),
        rna(lineage, observed),
        newest(observed, SNOMED, TUMOUR_SHARE, "%"),
        diagnosis(subject));
  }

  /** The valid quantities that were observed on each specimen of a lineage. */
  List<List<Observation>> observed(List<Specimen> lineage) {
    return lineage.stream().map(this::observations).toList();
  }

  private List<Observation> observations(Specimen specimen) {
    String reference = "Specimen/" + SpecimenRecord.id(specimen);
    return record.findByReference(Observation.class, "specimen", reference).stream()
        .filter(SpecimenFactsReading::isValid)
        .filter(Observation::hasValueQuantity)
        .toList();
  }

  private static OptionalDouble rna(List<Specimen> lineage, List<List<Observation>> observed) {
    OptionalDouble stated = newest(observed, QC_CODES, RNA_MASS, "ng");
    if (stated.isPresent()) {
      return stated;
    }
    return lineage.stream()
        .flatMap(specimen -> specimen.getContainer().stream())
        .map(container -> container.getSpecimenQuantity())
        .filter(quantity -> isIn(quantity, "ng"))
        .mapToDouble(quantity -> quantity.getValue().doubleValue())
        .findFirst();
  }

  /** The newest value of the nearest specimen that has one. */
  private static OptionalDouble newest(
      List<List<Observation>> observed, String system, String code, String unit) {
    return observed.stream()
        .flatMap(
            ofSpecimen ->
                ofSpecimen.stream()
                    .filter(observation -> hasCoding(observation.getCode(), system, code))
                    .max(Comparator.comparing(o -> o.getMeta().getLastUpdated()))
                    .stream())
        .mapToDouble(observation -> inUnit(observation, unit))
        .findFirst();
  }

  private static boolean isValid(Observation observation) {
    return Set.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED)
        .contains(observation.getStatus());
  }

  private static double inUnit(Observation observation, String unit) {
    Quantity value = observation.getValueQuantity();
    if (!isIn(value, unit)) {
      String reference = "Observation/" + observation.getIdElement().getIdPart();
      throw Refusal.UNUSABLE_RESOURCE.at(
          reference,
          reference + " states specimen quality in a unit other than UCUM '" + unit + "'");
    }
    return value.getValue().doubleValue();
  }

  /**
   * Whether a quantity has a value in a UCUM unit, coded or, without a code, as its printed unit.
   */
  private static boolean isIn(Quantity quantity, String unit) {
    boolean coded = UCUM.equals(quantity.getSystem()) && unit.equals(quantity.getCode());
    boolean printed = !quantity.hasCode() && unit.equals(quantity.getUnit());
    return quantity.hasValue() && (coded || printed);
  }

  /** Met by one pancreatic adenocarcinoma, failed by other diagnoses only, unknown without any. */
  private Optional<Boolean> diagnosis(String subject) {
    List<Condition> conditions =
        record.findByReference(Condition.class, "subject", subject).stream()
            .filter(SpecimenFactsReading::isAsserted)
            .toList();
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(conditions.stream().anyMatch(SpecimenFactsReading::isPancreatic));
  }

  private static boolean isAsserted(Condition condition) {
    return condition.getVerificationStatus().getCoding().stream()
        .noneMatch(c -> Set.of("refuted", "entered-in-error").contains(c.getCode()));
  }

  static boolean isPancreatic(Condition condition) {
    return condition.getCode().getCoding().stream()
        .anyMatch(
            coding ->
                SNOMED.equals(coding.getSystem())
                        && PANCREATIC_ADENOCARCINOMA.contains(coding.getCode())
                    || isPancreaticIcd(coding));
  }

  /** C25 without C25.4, the endocrine pancreas. */
  private static boolean isPancreaticIcd(Coding coding) {
    return ICD10.contains(String.valueOf(coding.getSystem()))
        && String.valueOf(coding.getCode()).startsWith("C25")
        && !NEUROENDOCRINE.equals(coding.getCode());
  }

  private static Optional<SpecimenType> specimenType(List<Specimen> lineage) {
    return lineage.stream().flatMap(specimen -> kind(specimen).stream()).findFirst();
  }

  /** The kind of a specimen, where its type or site tells. */
  static Optional<SpecimenType> kind(Specimen specimen) {
    CodeableConcept type = specimen.getType();
    Optional<SpecimenType> stated =
        type.getCoding().stream()
            .filter(coding -> SPECIMEN_KINDS.equals(coding.getSystem()))
            .flatMap(coding -> SpecimenType.fromCode(coding.getCode()).stream())
            .findFirst();
    if (stated.isPresent()) {
      return stated;
    }
    if (hasCoding(type, NCIT, XENOGRAFT)) {
      return Optional.of(SpecimenType.XENOGRAFT);
    }
    if (hasCoding(type, NCIT, ORGANOID)) {
      return Optional.of(SpecimenType.ORGANOID);
    }
    CodeableConcept site = specimen.getCollection().getBodySite();
    return PANCREAS.stream().anyMatch(code -> hasCoding(site, SNOMED, code))
        ? Optional.of(SpecimenType.PRIMARY)
        : Optional.empty();
  }

  private static boolean hasCoding(CodeableConcept concept, String system, String code) {
    return concept.getCoding().stream()
        .anyMatch(coding -> system.equals(coding.getSystem()) && code.equals(coding.getCode()));
  }
}
