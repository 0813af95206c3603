package org.chemosign.operation.genomics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * What {@code $find-study-metadata} says about one study.
 *
 * @param study the study
 * @param analyses its analyses
 * @param specimens their specimens
 */
record StudyMetadata(Procedure study, List<Procedure> analyses, List<Specimen> specimens) {

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  /**
   * Fills one {@code tests} parameter.
   *
   * @param regions whether the caller asks for regions; those of an expression profile are unknown
   */
  void fill(ParametersParameterComponent tests, boolean regions) {
    part(tests, "testId", new StringType(testId()));
    part(tests, "testDate", testDate());
    specimens.stream()
        .findFirst()
        .ifPresent(specimen -> part(tests, "specimenId", new StringType(specimenId(specimen))));
    first("genome-build").ifPresent(build -> part(tests, "genomicBuild", build));
    first("change-type").ifPresent(change -> part(tests, "dnaChangeType", change));
    if (regions) {
      part(tests, "regionStudied", new StringType("unknown"));
      part(tests, "uncallableRegions", new StringType("unknown"));
    }
  }

  private static void part(ParametersParameterComponent tests, String name, Type value) {
    tests.addPart().setName(name).setValue(value);
  }

  private String testId() {
    return study.hasIdentifier()
        ? token(study.getIdentifierFirstRep())
        : "Procedure/" + study.getIdElement().getIdPart();
  }

  private static String specimenId(Specimen specimen) {
    return Stream.concat(
            specimen.getIdentifier().stream(), Stream.of(specimen.getAccessionIdentifier()))
        .filter(Identifier::hasValue)
        .findFirst()
        .map(StudyMetadata::token)
        .orElse("Specimen/" + specimen.getIdElement().getIdPart());
  }

  private static String token(Identifier identifier) {
    return identifier.hasSystem()
        ? identifier.getSystem() + "|" + identifier.getValue()
        : identifier.getValue();
  }

  private DateTimeType testDate() {
    if (study.hasPerformedDateTimeType()) {
      return study.getPerformedDateTimeType().copy();
    }
    DateTimeType unknown = new DateTimeType();
    unknown.addExtension(new Extension(ABSENT, new CodeType("unknown")));
    return unknown;
  }

  private Optional<Type> first(String kind) {
    String url = Canonicals.genomics("genomic-study-analysis-" + kind);
    return analyses.stream()
        .flatMap(analysis -> analysis.getExtensionsByUrl(url).stream())
        .map(extension -> extension.getValue().copy())
        .findFirst();
  }
}
