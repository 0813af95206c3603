package org.chemosign.operation.genomics;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * A patient's reports and which of them hold: one that is entered in error, was cancelled, or was
 * ever replaced by another does not.
 *
 * @param all all reports, newest first
 */
record LiveReports(List<DiagnosticReport> all) {

  private static final String REPLACES =
      "http://hl7.org/fhir/StructureDefinition/diagnosticReport-replaces";
  private static final Set<DiagnosticReportStatus> DEAD =
      Set.of(DiagnosticReportStatus.ENTEREDINERROR, DiagnosticReportStatus.CANCELLED);

  static LiveReports of(ClinicalRecord record, String subject) {
    Comparator<DiagnosticReport> issued =
        Comparator.comparing(
            DiagnosticReport::getIssued, Comparator.nullsFirst(Comparator.naturalOrder()));
    return new LiveReports(
        record.findByReference(DiagnosticReport.class, "subject", subject).stream()
            .sorted(issued.reversed())
            .toList());
  }

  /** The reports that hold, newest first. */
  List<DiagnosticReport> live() {
    Set<String> replaced =
        all.stream()
            .flatMap(report -> report.getExtensionsByUrl(REPLACES).stream())
            .map(link -> ((Reference) link.getValue()).getReference())
            .map(reference -> new IdType(reference).getIdPart())
            .collect(Collectors.toSet());
    return all.stream()
        .filter(report -> !DEAD.contains(report.getStatus()))
        .filter(report -> !replaced.contains(report.getIdElement().getIdPart()))
        .toList();
  }

  /** Whether a study is known by mistaken reports only. */
  boolean mistaken(String study) {
    List<DiagnosticReport> about =
        all.stream()
            .filter(
                report ->
                    report.getExtension().stream()
                        .map(link -> link.getValue())
                        .filter(Reference.class::isInstance)
                        .map(value -> ((Reference) value).getReference())
                        .anyMatch(study::equals))
            .toList();
    return !about.isEmpty()
        && about.stream()
            .allMatch(report -> report.getStatus() == DiagnosticReportStatus.ENTEREDINERROR);
  }
}
