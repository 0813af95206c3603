package org.chemosign.operation.lifecycle;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.chemosign.operation.OwnWrite;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;

/**
 * Keeps clients from changing or deleting a closed report or its results by any write: update,
 * patch, delete, alone or in a transaction, which then fails as a whole. It also keeps them from
 * closing a report without {@code $sign}.
 */
@Interceptor
public final class SignedReportGuard {

  private final ChemosensitivityReports reports;

  public SignedReportGuard(ChemosensitivityReports reports) {
    this.reports = reports;
  }

  /** Refuses an update or a patch. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  public void updated(IBaseResource old, IBaseResource changed, RequestDetails request) {
    if (OwnWrite.is(request)) {
      return;
    }
    refuseIfClosed(old, "changed");
    if (old instanceof DiagnosticReport before
        && changed instanceof DiagnosticReport after
        && ChemosensitivityReports.isOurs(before)) {
      checkStatus(before, after);
    }
  }

  /** Refuses a deletion. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
  public void deleted(IBaseResource resource, RequestDetails request) {
    if (!OwnWrite.is(request)) {
      refuseIfClosed(resource, "deleted");
    }
  }

  private void refuseIfClosed(IBaseResource resource, String how) {
    if (resource instanceof DiagnosticReport report && ChemosensitivityReports.isClosed(report)) {
      String name = ChemosensitivityReports.name(report);
      throw Refusal.SIGNED_REPORT.at(
          name,
          name
              + " is "
              + report.getStatus().toCode()
              + " and cannot be "
              + how
              + "; $amend makes a report that replaces it");
    }
    if (resource instanceof Observation observation) {
      refuseIfResult(observation.getIdElement().getIdPart(), how);
    }
  }

  private void refuseIfResult(String id, String how) {
    reports.closedWith(id).stream()
        .findFirst()
        .ifPresent(
            report -> {
              String name = ChemosensitivityReports.name(report);
              throw Refusal.SIGNED_REPORT.at(
                  "Observation/" + id,
                  "Observation/"
                      + id
                      + " is a result of "
                      + name
                      + ", which is "
                      + report.getStatus().toCode()
                      + ", and cannot be "
                      + how);
            });
  }

  private static void checkStatus(DiagnosticReport before, DiagnosticReport after) {
    boolean closes = after.getStatus() != before.getStatus();
    if (closes || !ChemosensitivityReports.isOurs(after)) {
      String name = ChemosensitivityReports.name(before);
      throw Refusal.SIGN_FIRST.at(
          name,
          name
              + " changes its status by $sign and $amend only and stays a chemosensitivity report");
    }
  }
}
