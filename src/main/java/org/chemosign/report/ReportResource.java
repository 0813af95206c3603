package org.chemosign.report;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;

/** The diagnostic report itself. */
record ReportResource(ReportScope scope) {

  /**
   * @param results roles of the observations that the report holds together
   */
  DiagnosticReport report(List<PartRole> results) {
    DiagnosticReport report = new DiagnosticReport();
    scope.links().label(report, PartRole.REPORT);
    meta(report);
    extensions(report);
    context(report);
    report.setStatus(
        scope.withheld() ? DiagnosticReportStatus.FINAL : DiagnosticReportStatus.PRELIMINARY);
    report.addCategory(Concepts.foreign(Canonicals.V2_0074, "GE", "Genetics"));
    report.addCategory(Concepts.foreign(Canonicals.V2_0074, "LAB", "Laboratory"));
    report.setCode(code());
    results.forEach(role -> report.addResult(scope.links().to(role)));
    report.setConclusion(new Sentences(scope.messages()).report(scope.prediction()));
    scope
        .prediction()
        .drugs()
        .forEach(
            drug ->
                report.addConclusionCode(scope.concepts().conclusion(drug.drug(), drug.call())));
    report.setText(new ReportNarrative(scope).narrative());
    return report;
  }

  private void meta(DiagnosticReport report) {
    report.getMeta().addProfile(Canonicals.profile("chemosensitivity-report"));
    report.getMeta().addProfile(Canonicals.genomics("genomic-report"));
    report.getMeta().addTag().setSystem(Canonicals.codeSystem("item")).setCode("research-use-only");
    report.setLanguage(scope.messages().language().code());
  }

  private void extensions(DiagnosticReport report) {
    Artefact.of(scope).forEach(artefact -> report.addExtension(dependsOn(artefact)));
    Stream.concat(scope.context().sequence().stream(), scope.context().matrix().stream())
        .forEach(
            reference ->
                report.addExtension(new Extension(Canonicals.SUPPORTING_INFO, reference.copy())));
    report.addExtension(
        new Extension(
            Canonicals.genomics("genomic-study-reference"), scope.links().to(PartRole.STUDY)));
    report.addExtension(
        new Extension(
            Canonicals.genomics("genomic-report-note"),
            new Annotation().setText(scope.messages().text("research-use"))));
    if (scope.withheld()) {
      report.addExtension(
          new Extension(
              Canonicals.genomics("recommended-action"), scope.links().to(PartRole.FOLLOW_UP)));
    }
  }

  private static Extension dependsOn(Artefact artefact) {
    RelatedArtifact related =
        new RelatedArtifact()
            .setType(RelatedArtifactType.DEPENDSON)
            .setLabel(artefact.kind())
            .setDisplay(artefact.display());
    if (artefact.type().equals("Library")) {
      related.setResource(artefact.versioned());
    }
    return new Extension(Canonicals.RELATED_ARTIFACT, related);
  }

  private void context(DiagnosticReport report) {
    ReportContext context = scope.context();
    report.addIdentifier(
        new Identifier().setSystem(Canonicals.PREDICTION_IDENTITY).setValue(context.identity()));
    context.order().ifPresent(order -> report.addBasedOn(order.copy()));
    report.setSubject(context.subject().copy());
    context.specimen().ifPresent(specimen -> report.addSpecimen(specimen.copy()));
    report.setEffective(scope.effective());
    report.setIssuedElement(scope.issued());
    report.addPerformer(context.laboratory().reference());
  }

  private CodeableConcept code() {
    CodeableConcept own = scope.concepts().item("chemosensitivity-report");
    Coding loinc = new Coding(Canonicals.LOINC, "51969-4", null);
    return new CodeableConcept()
        .addCoding(loinc)
        .addCoding(own.getCodingFirstRep())
        .setText(own.getText());
  }
}
