package org.chemosign.operation.genomics;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;

/** Reads the tests behind reports and studies. */
record GenomicTests(ClinicalRecord record) {

  private static final String ANALYSIS = "genomic-study-analysis";

  /** The test of a report: its study where it names one that is stored, else the report itself. */
  GenomicTest of(DiagnosticReport report) {
    Optional<Procedure> study =
        references(report, "genomic-study-reference").flatMap(this::study).findFirst();
    Stream<Identifier> ofStudy = study.stream().flatMap(part -> part.getIdentifier().stream());
    return new GenomicTest(
        Stream.concat(tokens(ofStudy, study), tokens(report.getIdentifier().stream(), report))
            .toList(),
        report.getSpecimen().stream().flatMap(this::specimen).flatMap(GenomicTests::of).toList(),
        study.flatMap(GenomicTests::date).or(() -> Optional.ofNullable(report.getIssued())));
  }

  GenomicTest of(Procedure study) {
    return new GenomicTest(
        tokens(study.getIdentifier().stream(), study).toList(),
        specimens(study).stream().flatMap(GenomicTests::of).toList(),
        date(study));
  }

  /** The analyses of a study, those that are not mistakes. */
  List<Procedure> analyses(Procedure study) {
    return references(study, ANALYSIS + "-ext").flatMap(this::study).toList();
  }

  List<Specimen> specimens(Procedure study) {
    return analyses(study).stream()
        .flatMap(analysis -> references(analysis, ANALYSIS + "-specimen"))
        .flatMap(this::specimen)
        .toList();
  }

  static Optional<Date> date(Procedure study) {
    return study.hasPerformedDateTimeType()
        ? Optional.of(study.getPerformedDateTimeType().getValue())
        : Optional.empty();
  }

  private static Stream<Reference> references(DomainResource from, String extension) {
    return from.getExtensionsByUrl(Canonicals.genomics(extension)).stream()
        .map(link -> link.getValue())
        .filter(Reference.class::isInstance)
        .map(Reference.class::cast);
  }

  private Stream<Procedure> study(Reference reference) {
    return read(Procedure.class, reference)
        .filter(study -> study.getStatus() != Procedure.ProcedureStatus.ENTEREDINERROR)
        .stream();
  }

  private Stream<Specimen> specimen(Reference reference) {
    return read(Specimen.class, reference).stream();
  }

  private <T extends Resource> Optional<T> read(Class<T> type, Reference reference) {
    IdType id = new IdType(reference.getReference());
    return type.getSimpleName().equals(id.getResourceType())
        ? record.read(type, id.getIdPart())
        : Optional.empty();
  }

  private static Stream<Token> of(Specimen specimen) {
    Stream<Identifier> accession =
        Stream.of(specimen.getAccessionIdentifier()).filter(Identifier::hasValue);
    return tokens(Stream.concat(specimen.getIdentifier().stream(), accession), specimen);
  }

  private static Stream<Token> tokens(Stream<Identifier> identifiers, Optional<Procedure> study) {
    return study.map(part -> tokens(identifiers, part)).orElse(Stream.empty());
  }

  /** Business identifiers, then id and reference of the resource. */
  private static Stream<Token> tokens(Stream<Identifier> identifiers, Resource resource) {
    String id = resource.getIdElement().getIdPart();
    Stream<Token> own =
        Stream.of(id, resource.fhirType() + "/" + id)
            .map(name -> new Token(Optional.empty(), Optional.of(name)));
    return Stream.concat(identifiers.map(GenomicTests::token), own);
  }

  private static Token token(Identifier identifier) {
    return new Token(
        Optional.ofNullable(identifier.getSystem()), Optional.ofNullable(identifier.getValue()));
  }
}
