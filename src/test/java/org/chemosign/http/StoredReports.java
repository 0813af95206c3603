package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Reference;

/** What has to hold of the reports on a server at any time. */
final class StoredReports {

  private StoredReports() {}

  /** All reports, at most 500. */
  static List<DiagnosticReport> all(FhirHttp fhir) {
    return fhir.get("DiagnosticReport?_count=500").as(Bundle.class).getEntry().stream()
        .map(entry -> (DiagnosticReport) entry.getResource())
        .toList();
  }

  /**
   * No identity twice, every result readable, one Provenance a report, no result without one, a
   * study and an analysis each.
   */
  static void assertWholeAndSingle(FhirHttp fhir) {
    List<DiagnosticReport> reports = all(fhir);
    assertThat(
            reports.stream()
                .map(report -> report.getIdentifierFirstRep().getValue())
                .collect(Collectors.toSet()))
        .as("identities of %d reports", reports.size())
        .hasSameSizeAs(reports);
    for (DiagnosticReport report : reports) {
      assertThat(report.getResult()).isNotEmpty();
      for (Reference result : report.getResult()) {
        assertThat(fhir.get(result.getReference()).status())
            .as(result.getReference())
            .isEqualTo(200);
      }
      String target = "Provenance?target=DiagnosticReport/" + report.getIdPart();
      assertThat(fhir.get(target).as(Bundle.class).getEntry()).hasSize(1);
    }
    assertThat(fhir.count("Provenance")).isEqualTo(reports.size());
    assertThat(fhir.count("Procedure")).as("studies and analyses").isEqualTo(2 * reports.size());
  }
}
