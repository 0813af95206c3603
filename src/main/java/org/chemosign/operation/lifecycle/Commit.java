package org.chemosign.operation.lifecycle;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.ArrayList;
import java.util.List;
import org.chemosign.operation.Changes;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** Stores what an operation did to a report, all or nothing. */
record Commit(ClinicalRecord record) {

  /**
   * Stores the changes.
   *
   * @param lost the refusal when another request was faster and has closed the report
   * @return the report as stored
   */
  DiagnosticReport store(DiagnosticReport report, Changes changes, Refusal lost) {
    String name = ChemosensitivityReports.name(report);
    String id = report.getIdElement().getIdPart();
    try {
      record.transaction(changes.transaction());
    } catch (ResourceVersionConflictException e) {
      boolean closed =
          record
              .read(DiagnosticReport.class, id)
              .filter(ChemosensitivityReports::isClosed)
              .isPresent();
      throw (closed ? lost : Refusal.CHANGED_MEANWHILE)
          .at(name, name + " or what belongs to it was changed by another request");
    }
    return record
        .read(DiagnosticReport.class, id)
        .orElseThrow(() -> new IllegalStateException("the stored report cannot be read"));
  }

  /** Refuses when an entity tag is not that of the version that was read. */
  static void checkVersion(DiagnosticReport report, String tag) {
    String version = report.getMeta().getVersionId();
    if (!tag.replace("W/", "").replace("\"", "").trim().equals(version)) {
      String name = ChemosensitivityReports.name(report);
      throw Refusal.CHANGED_MEANWHILE.at(
          name, name + " is in version " + version + ", not in that of If-Match");
    }
  }

  static List<Resource> together(DiagnosticReport report, List<Observation> results) {
    List<Resource> all = new ArrayList<>();
    all.add(report);
    all.addAll(results);
    return all;
  }
}
