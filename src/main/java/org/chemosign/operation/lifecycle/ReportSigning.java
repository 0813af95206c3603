package org.chemosign.operation.lifecycle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chemosign.operation.Changes;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.order.OrderTask;
import org.chemosign.operation.order.OrderTasks;
import org.chemosign.report.StatusLine;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/**
 * Signs a preliminary report: report and results become final, a Provenance says who attests them,
 * and the order's task is completed, all in one transaction.
 */
public final class ReportSigning {

  private static final String NOTE =
      "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-report-note";

  private final ClinicalRecord record;
  private final ChemosensitivityReports reports;
  private final Commit commit;

  public ReportSigning(ClinicalRecord record) {
    this.record = record;
    this.reports = new ChemosensitivityReports(record);
    this.commit = new Commit(record);
  }

  /**
   * Signs.
   *
   * @param practitioner the person who signs
   * @param comment added to the report as a note
   * @param ifMatch entity tag of the version that the person has seen; another one is refused
   * @return the report as stored
   */
  public DiagnosticReport sign(
      String id, IdType practitioner, Optional<String> comment, Optional<String> ifMatch) {
    DiagnosticReport report = reports.require(id);
    checkState(report);
    ifMatch.ifPresent(tag -> Commit.checkVersion(report, tag));
    Attestation attestation =
        new Attestation(
            Signatory.read(record, practitioner),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            Attestation.Act.SIGN,
            Optional.empty());
    List<Observation> results = results(report);
    report.setStatus(DiagnosticReportStatus.FINAL);
    finish(report, results, attestation);
    comment.ifPresent(text -> note(report, text, attestation));
    new StatusLine(attestation.who().name(), attestation.when()).signed(report, comment);
    return commit.store(report, changes(report, results, attestation), Refusal.ALREADY_SIGNED);
  }

  private static void checkState(DiagnosticReport report) {
    String name = ChemosensitivityReports.name(report);
    switch (report.getStatus()) {
      case PRELIMINARY -> {}
      case FINAL, AMENDED, CORRECTED ->
          throw (report.hasResultsInterpreter() ? Refusal.ALREADY_SIGNED : Refusal.NOT_PRELIMINARY)
              .at(name, name + " is " + report.getStatus().toCode() + " already");
      default ->
          throw Refusal.NOT_PRELIMINARY.at(
              name,
              name
                  + " is "
                  + report.getStatus().toCode()
                  + "; only a preliminary report is signed");
    }
  }

  /** The report's own results, of which there has to be one, and all of them preliminary. */
  private List<Observation> results(DiagnosticReport report) {
    return preliminary(reports, report);
  }

  static List<Observation> preliminary(ChemosensitivityReports reports, DiagnosticReport report) {
    List<Observation> results = reports.ownResults(report);
    String name = ChemosensitivityReports.name(report);
    if (results.isEmpty()) {
      throw Refusal.UNUSABLE_RESOURCE.at(name, name + " has no results of its own");
    }
    for (Observation result : results) {
      if (result.getStatus() != Observation.ObservationStatus.PRELIMINARY) {
        String culprit = "Observation/" + result.getIdElement().getIdPart();
        throw Refusal.NOT_PRELIMINARY.at(
            culprit, culprit + ", a result of " + name + ", is not preliminary");
      }
    }
    return results;
  }

  /** What holds for every report that a person takes responsibility for. */
  static void finish(DiagnosticReport report, List<Observation> results, Attestation attestation) {
    report.setResultsInterpreter(List.of(attestation.who().asReference()));
    report.setIssuedElement(attestation.instant());
    results.forEach(result -> result.setStatus(Observation.ObservationStatus.FINAL));
  }

  private static void note(DiagnosticReport report, String text, Attestation attestation) {
    Annotation note =
        new Annotation()
            .setAuthor(attestation.who().asReference())
            .setTimeElement(
                new org.hl7.fhir.r4.model.DateTimeType(attestation.instant().getValueAsString()))
            .setText(text);
    report.addExtension(new Extension(NOTE, note));
  }

  private Changes changes(
      DiagnosticReport report, List<Observation> results, Attestation attestation) {
    Changes changes = new Changes().update(report);
    results.forEach(changes::update);
    changes.create(attestation.provenance(Commit.together(report, results), Optional.empty()));
    new OrderTasks(record)
        .of(report)
        .forEach(
            task -> {
              OrderTask.signed(task, new Reference(ChemosensitivityReports.name(report)));
              changes.update(task);
            });
    return changes;
  }
}
