package org.chemosign.report;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * What was done to reach a report, as Genomics Reporting tells it: a genomic study of gene
 * expression with one analysis of the stored profile. Only what is known is said: neither the
 * genome build nor how the RNA was sequenced is.
 */
record GenomicStudyProcedures(ReportScope scope) {

  private static final String ANALYSIS = "genomic-study-analysis";

  /** The study as a whole. Its date is that of its analysis. */
  Procedure study() {
    Procedure study = procedure(PartRole.STUDY, "genomic-study");
    scope.context().order().ifPresent(order -> study.addBasedOn(order.copy()));
    study.setCode(coded("genomic-study-type-cs", "gene-expression", "Gene expression profiling"));
    study.addExtension(extension(ANALYSIS + "-ext", scope.links().to(PartRole.ANALYSIS)));
    return study;
  }

  /** The one analysis: the engine reads the matrix of the specimen and scores it. */
  Procedure analysis() {
    Procedure analysis = procedure(PartRole.ANALYSIS, ANALYSIS);
    method(analysis, "gene-expression-profiling", "Gene expression profiling");
    method(analysis, "rna-analysis", "RNA analysis");
    analysis.addExtension(
        extension(
            ANALYSIS + "-genomic-source-class",
            Concepts.foreign(Canonicals.LOINC, "LA6684-0", "Somatic")));
    analysis.addExtension(
        extension(ANALYSIS + "-title", new StringType(scope.messages().text("analysis.title"))));
    ReportContext context = scope.context();
    context.specimen().ifPresent(specimen -> specimen(analysis, specimen));
    context.matrix().ifPresent(matrix -> input(analysis, matrix));
    analysis.addExtension(device());
    analysis.addPerformer().setActor(context.laboratory().reference());
    return analysis;
  }

  private Procedure procedure(PartRole role, String profile) {
    Procedure procedure = new Procedure();
    scope.links().label(procedure, role);
    procedure.getMeta().addProfile(Canonicals.genomics(profile));
    procedure.setLanguage(scope.messages().language().code());
    procedure.addIdentifier(scope.partIdentifier(role));
    procedure.setStatus(ProcedureStatus.COMPLETED);
    procedure.setCategory(
        Concepts.foreign(Canonicals.OBSERVATION_CATEGORY, "laboratory", "Laboratory"));
    procedure.setSubject(scope.context().subject().copy());
    procedure.setPerformed(scope.performed());
    return procedure;
  }

  private static void method(Procedure analysis, String code, String display) {
    analysis.addExtension(
        extension(ANALYSIS + "-method-type", coded("genomic-study-method-type-cs", code, display)));
  }

  private static void specimen(Procedure analysis, Reference specimen) {
    analysis.addExtension(extension(ANALYSIS + "-specimen", specimen.copy()));
  }

  private static void input(Procedure analysis, Reference matrix) {
    Extension input = new Extension(Canonicals.genomics(ANALYSIS + "-input"));
    input.addExtension(new Extension("file", matrix.copy()));
    analysis.addExtension(input);
  }

  private Extension device() {
    Extension device = new Extension(Canonicals.genomics(ANALYSIS + "-device"));
    device.addExtension(new Extension("device", scope.links().to(PartRole.ENGINE)));
    device.addExtension(new Extension("function", scope.concepts().item("prediction-engine")));
    return device;
  }

  private static Extension extension(String id, Type value) {
    return new Extension(Canonicals.genomics(id), value);
  }

  private static CodeableConcept coded(String system, String code, String display) {
    return Concepts.foreign(Canonicals.genomicsCodes(system), code, display);
  }
}
