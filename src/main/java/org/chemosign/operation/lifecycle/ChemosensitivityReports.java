package org.chemosign.operation.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;

/** The stored chemosensitivity reports and their results. */
public final class ChemosensitivityReports {

  /** The states that a report reaches only with a named person, and then keeps for good. */
  private static final Set<DiagnosticReportStatus> CLOSED =
      Set.of(
          DiagnosticReportStatus.FINAL,
          DiagnosticReportStatus.AMENDED,
          DiagnosticReportStatus.CORRECTED,
          DiagnosticReportStatus.APPENDED,
          DiagnosticReportStatus.CANCELLED,
          DiagnosticReportStatus.ENTEREDINERROR);

  private final ClinicalRecord record;

  public ChemosensitivityReports(ClinicalRecord record) {
    this.record = record;
  }

  /** Whether a report is one of ours, by code, profile or identifier. */
  public static boolean isOurs(DiagnosticReport report) {
    return report.getCode().hasCoding(Canonicals.codeSystem("item"), "chemosensitivity-report")
        || report.getMeta().hasProfile(Canonicals.profile("chemosensitivity-report"))
        || report.getIdentifier().stream()
            .anyMatch(id -> Canonicals.PREDICTION_IDENTITY.equals(id.getSystem()));
  }

  /** Whether nothing but an operation may change the report any more. */
  public static boolean isClosed(DiagnosticReport report) {
    return isOurs(report) && CLOSED.contains(report.getStatus());
  }

  /** The report; 404 when there is none, 422 when it is not a chemosensitivity report. */
  public DiagnosticReport require(String id) {
    DiagnosticReport report =
        record
            .read(DiagnosticReport.class, id)
            .orElseThrow(() -> Refusal.NOT_FOUND.at(name(id), name(id) + " does not exist"));
    if (!isOurs(report)) {
      throw Refusal.UNUSABLE_RESOURCE.at(name(id), name(id) + " is not a chemosensitivity report");
    }
    return report;
  }

  /**
   * The results that were made with a report: those that bear its identity. Others that it lists,
   * such as measurements of the specimen, belong to whoever made them.
   */
  public List<Observation> ownResults(DiagnosticReport report) {
    Optional<String> identity = identity(report);
    return report.getResult().stream()
        .map(result -> new IdType(result.getReference()))
        .filter(id -> "Observation".equals(id.getResourceType()))
        .flatMap(id -> record.read(Observation.class, id.getIdPart()).stream())
        .filter(result -> identity.isPresent() && isPartOf(result, identity.get()))
        .toList();
  }

  private static boolean isPartOf(Observation result, String identity) {
    return result.getIdentifier().stream()
        .anyMatch(
            id ->
                Canonicals.PREDICTION_PART.equals(id.getSystem())
                    && String.valueOf(id.getValue()).startsWith(identity + "."));
  }

  /** The identity of the prediction that the report came from. */
  public static Optional<String> identity(DiagnosticReport report) {
    return report.getIdentifier().stream()
        .filter(id -> Canonicals.PREDICTION_IDENTITY.equals(id.getSystem()))
        .map(id -> id.getValue())
        .findFirst();
  }

  /** The closed reports that hold an observation as a result. */
  public List<DiagnosticReport> closedWith(String observationId) {
    return record
        .findByReference(DiagnosticReport.class, "result", "Observation/" + observationId)
        .stream()
        .filter(ChemosensitivityReports::isClosed)
        .toList();
  }

  /** {@code DiagnosticReport/id}. */
  public static String name(String id) {
    return "DiagnosticReport/" + id;
  }

  /** {@code DiagnosticReport/id}. */
  public static String name(DiagnosticReport report) {
    return name(report.getIdElement().getIdPart());
  }
}
