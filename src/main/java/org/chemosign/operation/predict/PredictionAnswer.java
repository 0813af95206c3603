package org.chemosign.operation.predict;

import org.hl7.fhir.r4.model.DiagnosticReport;

/**
 * A report and whether it is stored.
 *
 * @param report the report
 * @param isStored whether it can be read from the server by its id
 */
record PredictionAnswer(DiagnosticReport report, boolean isStored) {

  static PredictionAnswer stored(DiagnosticReport report) {
    return new PredictionAnswer(report, true);
  }

  static PredictionAnswer unstored(DiagnosticReport report) {
    return new PredictionAnswer(report, false);
  }

  /** {@code DiagnosticReport/id/_history/version}. */
  String location() {
    return report.getIdElement().toUnqualified().getValue();
  }
}
