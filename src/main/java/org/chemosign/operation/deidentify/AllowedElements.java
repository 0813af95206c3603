package org.chemosign.operation.deidentify;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Type;

/**
 * What of each resource goes out: new resources into which only what is named here is put. Anything
 * that FHIR, a profile or a site adds stays inside until somebody names it here.
 *
 * @param moved the day that stands for a day of this patient
 * @param references what stands for a reference of this server; a null when it does not go out
 */
record AllowedElements(UnaryOperator<LocalDate> moved, UnaryOperator<String> references) {

  /** Number of this list; grows with each change of what goes out. */
  static final int RULES = 1;

  private static final int OLDEST = 90;
  private static final String ERROR = "entered-in-error";
  private static final String VERIFICATION =
      "http://terminology.hl7.org/CodeSystem/condition-ver-status";
  private static final String ABSENT_CODES =
      "http://terminology.hl7.org/CodeSystem/data-absent-reason";
  private static final String RELATED =
      "http://hl7.org/fhir/StructureDefinition/workflow-relatedArtifact";
  private static final Pattern SIGNATURE =
      Pattern.compile(
          Pattern.quote(Canonicals.ROOT) + "/Library/[a-z0-9-]{1,64}\\|[0-9A-Za-z.-]{1,20}");

  /** Whether it goes out: not what was entered in error, nor what has no public code. */
  static boolean goesOut(DomainResource resource) {
    if (resource instanceof Condition condition) {
      return PublicCodes.of(condition.getCode()).isPresent()
          && !condition.getVerificationStatus().hasCoding(VERIFICATION, ERROR);
    }
    if (resource instanceof Observation observation) {
      return PublicCodes.of(observation.getCode()).isPresent()
          && observation.getStatus() != Observation.ObservationStatus.ENTEREDINERROR;
    }
    if (resource instanceof DiagnosticReport report) {
      return PublicCodes.of(report.getCode()).isPresent()
          && report.getStatus() != DiagnosticReport.DiagnosticReportStatus.ENTEREDINERROR;
    }
    return !(resource instanceof Specimen specimen)
        || specimen.getStatus() != Specimen.SpecimenStatus.ENTEREDINERROR;
  }

  /** What goes out of a resource of a type that goes out. */
  DomainResource of(DomainResource resource, LocalDate today) {
    if (resource instanceof Patient patient) {
      return of(patient, today);
    }
    if (resource instanceof Condition condition) {
      return of(condition);
    }
    if (resource instanceof Specimen specimen) {
      return of(specimen);
    }
    if (resource instanceof Observation observation) {
      return of(observation);
    }
    if (resource instanceof DiagnosticReport report) {
      return of(report);
    }
    throw new IllegalArgumentException(resource.fhirType() + " does not go out");
  }

  /**
   * Sex, year of birth and death.
   *
   * @param today a year of birth 90 years or more before it is left out
   */
  private Patient of(Patient patient, LocalDate today) {
    Patient kept = new Patient();
    kept.setGender(patient.getGender());
    day(patient.getBirthDateElement())
        .filter(born -> today.getYear() - born.getYear() < OLDEST)
        .ifPresent(born -> kept.setBirthDateElement(new DateType(born.getYear() + "")));
    if (patient.getDeceased() instanceof BooleanType deceased) {
      kept.setDeceased(new BooleanType(deceased.booleanValue()));
    } else {
      date(patient.getDeceased()).ifPresent(kept::setDeceased);
    }
    return kept;
  }

  /** Diagnosis, stage and when. */
  private Condition of(Condition condition) {
    CodeableConcept code = PublicCodes.of(condition.getCode()).orElseThrow();
    Condition kept = new Condition().setCode(code);
    kept.setSubject(reference(condition.getSubject()));
    PublicCodes.of(condition.getClinicalStatus()).ifPresent(kept::setClinicalStatus);
    PublicCodes.of(condition.getVerificationStatus()).ifPresent(kept::setVerificationStatus);
    PublicCodes.of(condition.getSeverity()).ifPresent(kept::setSeverity);
    PublicCodes.of(condition.getCategory()).forEach(kept::addCategory);
    PublicCodes.of(condition.getBodySite()).forEach(kept::addBodySite);
    condition
        .getStage()
        .forEach(
            stage -> PublicCodes.of(stage.getSummary()).ifPresent(kept.addStage()::setSummary));
    kept.getStage().removeIf(stage -> !stage.hasSummary());
    date(condition.getOnset()).ifPresent(kept::setOnset);
    date(condition.getRecordedDateElement()).ifPresent(kept::setRecordedDateElement);
    return kept;
  }

  /** What kind of specimen, of what, and when it was taken. */
  private Specimen of(Specimen specimen) {
    Specimen kept = new Specimen().setSubject(reference(specimen.getSubject()));
    kept.setStatus(specimen.getStatus());
    PublicCodes.of(specimen.getType()).ifPresent(kept::setType);
    PublicCodes.of(specimen.getCondition()).forEach(kept::addCondition);
    each(specimen.getParent(), kept::addParent);
    if (specimen.hasCollection()) {
      Specimen.SpecimenCollectionComponent collection = new Specimen.SpecimenCollectionComponent();
      PublicCodes.of(specimen.getCollection().getMethod()).ifPresent(collection::setMethod);
      PublicCodes.of(specimen.getCollection().getBodySite()).ifPresent(collection::setBodySite);
      date(specimen.getCollection().getCollected()).ifPresent(collection::setCollected);
      if (!collection.isEmpty()) {
        kept.setCollection(collection);
      }
    }
    return kept;
  }

  /** What was found. */
  private Observation of(Observation observation) {
    CodeableConcept code = PublicCodes.of(observation.getCode()).orElseThrow();
    Observation kept = new Observation().setCode(code).setStatus(observation.getStatus());
    kept.setSubject(reference(observation.getSubject()));
    signatures(observation, kept);
    PublicCodes.of(observation.getCategory()).forEach(kept::addCategory);
    PublicCodes.of(observation.getInterpretation()).forEach(kept::addInterpretation);
    PublicCodes.of(observation.getMethod()).ifPresent(kept::setMethod);
    PublicCodes.of(observation.getBodySite()).ifPresent(kept::setBodySite);
    PublicCodes.of(observation.getDataAbsentReason()).ifPresent(kept::setDataAbsentReason);
    date(observation.getEffective()).ifPresent(kept::setEffective);
    kept.setSpecimen(reference(observation.getSpecimen()));
    each(observation.getHasMember(), kept::addHasMember);
    each(observation.getDerivedFrom(), kept::addDerivedFrom);
    if (observation.hasValue()) {
      value(observation.getValue())
          .ifPresentOrElse(kept::setValue, () -> kept.setDataAbsentReason(masked()));
    }
    observation
        .getComponent()
        .forEach(
            component ->
                PublicCodes.of(component.getCode())
                    .ifPresent(found -> kept.addComponent(of(component, found))));
    return kept;
  }

  private ObservationComponentComponent of(
      ObservationComponentComponent component, CodeableConcept code) {
    ObservationComponentComponent kept = new ObservationComponentComponent(code);
    PublicCodes.of(component.getDataAbsentReason()).ifPresent(kept::setDataAbsentReason);
    PublicCodes.of(component.getInterpretation()).forEach(kept::addInterpretation);
    if (component.hasValue()) {
      value(component.getValue())
          .ifPresentOrElse(kept::setValue, () -> kept.setDataAbsentReason(masked()));
    }
    return kept;
  }

  /** What a report is about and of. */
  private DiagnosticReport of(DiagnosticReport report) {
    CodeableConcept code = PublicCodes.of(report.getCode()).orElseThrow();
    DiagnosticReport kept = new DiagnosticReport().setCode(code).setStatus(report.getStatus());
    kept.setSubject(reference(report.getSubject()));
    signatures(report, kept);
    PublicCodes.of(report.getCategory()).forEach(kept::addCategory);
    PublicCodes.of(report.getConclusionCode()).forEach(kept::addConclusionCode);
    date(report.getEffective()).ifPresent(kept::setEffective);
    each(report.getSpecimen(), kept::addSpecimen);
    each(report.getResult(), kept::addResult);
    return kept;
  }

  /** Which signature of which version was applied: a number without it is worth nothing. */
  private static void signatures(DomainResource resource, DomainResource kept) {
    for (Extension extension : resource.getExtensionsByUrl(RELATED)) {
      if (extension.getValue() instanceof RelatedArtifact artifact
          && artifact.hasType()
          && artifact.hasResource()
          && SIGNATURE.matcher(artifact.getResource()).matches()) {
        RelatedArtifact signature = new RelatedArtifact().setType(artifact.getType());
        signature.setResourceElement(new CanonicalType(artifact.getResource()));
        kept.addExtension(new Extension(RELATED, signature));
      }
    }
  }

  private Optional<Type> value(Type value) {
    if (value instanceof Quantity quantity) {
      return PublicCodes.of(quantity).map(Type.class::cast);
    }
    if (value instanceof CodeableConcept concept) {
      return PublicCodes.of(concept).map(Type.class::cast);
    }
    if (value instanceof BooleanType flag) {
      return Optional.of(new BooleanType(flag.booleanValue()));
    }
    if (value instanceof IntegerType number) {
      return Optional.of(new IntegerType(number.getValue()));
    }
    return date(value).map(Type.class::cast);
  }

  private static CodeableConcept masked() {
    CodeableConcept masked = new CodeableConcept();
    masked.addCoding().setSystem(ABSENT_CODES).setCode("masked");
    return masked;
  }

  /** A day, or the first of a period; times, months and years alone do not go out. */
  private Optional<DateTimeType> date(Type value) {
    if (value instanceof Period period) {
      return date(period.getStartElement());
    }
    return value instanceof BaseDateTimeType date
        ? day(date).map(day -> new DateTimeType(moved.apply(day).toString()))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(BaseDateTimeType date) {
    String text = date.getValueAsString();
    return text == null || text.length() < "2000-01-01".length()
        ? Optional.empty()
        : Optional.of(LocalDate.parse(text.substring(0, "2000-01-01".length())));
  }

  private Reference reference(Reference reference) {
    String stands = references.apply(reference.getReference());
    return stands == null ? null : new Reference(stands);
  }

  private void each(List<Reference> from, Consumer<Reference> to) {
    from.stream()
        .map(reference -> references.apply(reference.getReference()))
        .filter(Objects::nonNull)
        .map(Reference::new)
        .forEach(to);
  }
}
