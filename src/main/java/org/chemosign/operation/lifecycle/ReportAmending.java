package org.chemosign.operation.lifecycle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chemosign.operation.Changes;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.order.OrderTask;
import org.chemosign.operation.order.OrderTasks;
import org.chemosign.report.Canonicals;
import org.chemosign.report.StatusLine;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/**
 * Puts a report in the place of a signed one, which stays as it is, or declares a report entered in
 * error. A person answers for both, with a reason.
 */
public final class ReportAmending {

  /** Points from a report to the one it replaces. */
  static final String REPLACES =
      "http://hl7.org/fhir/StructureDefinition/diagnosticReport-replaces";

  private static final Set<DiagnosticReportStatus> SIGNED =
      Set.of(
          DiagnosticReportStatus.FINAL,
          DiagnosticReportStatus.AMENDED,
          DiagnosticReportStatus.CORRECTED);

  private final ClinicalRecord record;
  private final ChemosensitivityReports reports;
  private final Commit commit;

  public ReportAmending(ClinicalRecord record) {
    this.record = record;
    this.reports = new ChemosensitivityReports(record);
    this.commit = new Commit(record);
  }

  /**
   * Amends, corrects or declares an error.
   *
   * @param ifMatch entity tag of the version that the person has seen; another one is refused
   * @return the new report, or the one that is entered in error
   */
  public DiagnosticReport amend(String id, Amendment amendment, Optional<String> ifMatch) {
    DiagnosticReport report = reports.require(id);
    checkState(report, amendment.status());
    ifMatch.ifPresent(tag -> Commit.checkVersion(report, tag));
    boolean error = amendment.status() == DiagnosticReportStatus.ENTEREDINERROR;
    Attestation attestation =
        new Attestation(
            Signatory.read(record, amendment.practitioner()),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            error ? Attestation.Act.NULLIFY : Attestation.Act.AMEND,
            Optional.of(amendment.reason()));
    return error ? nullify(report, attestation) : replaceInTurn(report, amendment, attestation);
  }

  /** One at a time, so that of two requests for the same report the second sees the first's. */
  private synchronized DiagnosticReport replaceInTurn(
      DiagnosticReport old, Amendment amendment, Attestation attestation) {
    return replace(old, amendment, attestation);
  }

  private static void checkState(DiagnosticReport report, DiagnosticReportStatus wanted) {
    String name = ChemosensitivityReports.name(report);
    if (report.getStatus() == DiagnosticReportStatus.ENTEREDINERROR) {
      throw Refusal.NOT_SIGNED.at(name, name + " is entered in error");
    }
    if (wanted != DiagnosticReportStatus.ENTEREDINERROR && !SIGNED.contains(report.getStatus())) {
      throw Refusal.NOT_SIGNED.at(
          name, name + " is " + report.getStatus().toCode() + "; only a signed report is replaced");
    }
  }

  private DiagnosticReport nullify(DiagnosticReport report, Attestation attestation) {
    List<Observation> results =
        reports.ownResults(report).stream().filter(result -> isOnlyOf(report, result)).toList();
    report.setStatus(DiagnosticReportStatus.ENTEREDINERROR);
    results.forEach(result -> result.setStatus(ObservationStatus.ENTEREDINERROR));
    line(attestation).enteredInError(report, attestation.reason().orElseThrow());
    Changes changes = new Changes().update(report);
    results.forEach(changes::update);
    changes.create(attestation.provenance(Commit.together(report, results), Optional.empty()));
    return commit.store(report, changes, Refusal.CHANGED_MEANWHILE);
  }

  /** Whether no other report that still stands holds the result as well. */
  private boolean isOnlyOf(DiagnosticReport report, Observation result) {
    return reports.closedWith(result.getIdElement().getIdPart()).stream()
        .filter(
            other -> !other.getIdElement().getIdPart().equals(report.getIdElement().getIdPart()))
        .allMatch(other -> other.getStatus() == DiagnosticReportStatus.ENTEREDINERROR);
  }

  private DiagnosticReport replace(
      DiagnosticReport old, Amendment amendment, Attestation attestation) {
    List<DiagnosticReport> earlier = replacements(old);
    checkUnreplaced(old, earlier);
    DiagnosticReport report =
        amendment
            .replacement()
            .map(id -> replacement(old, id))
            .orElseGet(() -> copy(old, earlier.size(), amendment.conclusion().orElseThrow()));
    boolean isNew = amendment.replacement().isEmpty();
    List<Observation> results = isNew ? List.of() : ReportSigning.preliminary(reports, report);
    report.setStatus(amendment.status());
    ReportSigning.finish(report, results, attestation);
    report.addExtension(new Extension(REPLACES, new Reference(ChemosensitivityReports.name(old))));
    line(attestation).replaces(report, ChemosensitivityReports.name(old), amendment.reason());
    Changes changes = new Changes();
    changes = isNew ? changes.create(report) : changes.update(report);
    results.forEach(changes::update);
    Provenance provenance =
        attestation.provenance(Commit.together(report, results), Optional.of(old));
    provenance.setId(number(old, "amendment", earlier.size()));
    changes.create(provenance);
    completeTasks(old, report, changes);
    return commit.store(report, changes, Refusal.ALREADY_REPLACED);
  }

  /** Reports that were put in the place of this one; of them at most one still stands. */
  private List<DiagnosticReport> replacements(DiagnosticReport old) {
    String name = ChemosensitivityReports.name(old);
    return record.findByReference(Provenance.class, "entity", name).stream()
        .filter(Provenance::hasSignature)
        .map(provenance -> new IdType(provenance.getTargetFirstRep().getReference()))
        .flatMap(id -> record.read(DiagnosticReport.class, id.getIdPart()).stream())
        .toList();
  }

  private static void checkUnreplaced(DiagnosticReport old, List<DiagnosticReport> earlier) {
    earlier.stream()
        .filter(report -> report.getStatus() != DiagnosticReportStatus.ENTEREDINERROR)
        .findFirst()
        .ifPresent(
            standing -> {
              String name = ChemosensitivityReports.name(old);
              throw Refusal.ALREADY_REPLACED.at(
                  name,
                  name
                      + " is replaced by "
                      + ChemosensitivityReports.name(standing)
                      + "; amend that one");
            });
  }

  private DiagnosticReport replacement(DiagnosticReport old, IdType id) {
    DiagnosticReport report = reports.require(id.getIdPart());
    String name = ChemosensitivityReports.name(report);
    if (report.getStatus() != DiagnosticReportStatus.PRELIMINARY) {
      throw Refusal.NOT_PRELIMINARY.parameter(
          "replacement",
          name + " is " + report.getStatus().toCode() + "; a replacement has to be preliminary");
    }
    if (!report.getSubject().getReference().equals(old.getSubject().getReference())) {
      throw Refusal.SUBJECT_MISMATCH.parameter(
          "replacement",
          name + " and " + ChemosensitivityReports.name(old) + " are of different patients");
    }
    return report;
  }

  /** A copy over the same results, under an identifier of its own. */
  private static DiagnosticReport copy(DiagnosticReport old, int earlier, String conclusion) {
    DiagnosticReport copy = old.copy();
    copy.setId(number(old, "copy", earlier));
    Meta meta = new Meta();
    meta.setProfile(old.getMeta().getProfile()).setTag(old.getMeta().getTag());
    copy.setMeta(meta.setSecurity(old.getMeta().getSecurity()));
    copy.getIdentifier().clear();
    copy.addIdentifier()
        .setSystem(Canonicals.PREDICTION_PART)
        .setValue(identity(old) + ".amendment-" + copy.getIdElement().getIdPart());
    copy.getExtension().removeIf(extension -> REPLACES.equals(extension.getUrl()));
    StatusLine.conclude(copy, conclusion);
    return copy;
  }

  /** The prediction that a report and its amended copies come from. */
  private static String identity(DiagnosticReport report) {
    return ChemosensitivityReports.identity(report).orElse(report.getIdElement().getIdPart());
  }

  private void completeTasks(DiagnosticReport old, DiagnosticReport report, Changes changes) {
    OrderTasks tasks = new OrderTasks(record);
    (report.hasBasedOn() ? tasks.of(report) : tasks.of(old))
        .forEach(
            task -> {
              OrderTask.signed(task, new Reference(ChemosensitivityReports.name(report)));
              changes.update(task);
            });
  }

  /**
   * An id that two requests which replace the same report at the same time both get, so that the
   * store refuses one of them.
   */
  private static String number(DiagnosticReport old, String what, int earlier) {
    String name = what + ":" + ChemosensitivityReports.name(old) + ":" + earlier;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static StatusLine line(Attestation attestation) {
    return new StatusLine(attestation.who().name(), attestation.when());
  }
}
