package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.amend.AmendProvider;
import org.chemosign.operation.lifecycle.ChemosensitivityReports;
import org.chemosign.operation.lifecycle.ReportAmending;
import org.chemosign.operation.lifecycle.ReportSigning;
import org.chemosign.operation.lifecycle.SignedReportGuard;
import org.chemosign.operation.order.OrderDesk;
import org.chemosign.operation.order.TaskGuard;
import org.chemosign.operation.sign.SignProvider;
import org.chemosign.operation.trials.MatchPatientsProvider;
import org.chemosign.operation.turnaround.TurnaroundProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The laboratory's workflow: its operations, and what it holds clients to on every write. */
@Configuration
class WorkflowConfiguration {

  /** Marks that the workflow is on; the servlet is registered after it. */
  record Workflow() {}

  @Bean
  Workflow workflow(
      RestfulServer server, IInterceptorService storage, FhirContext fhir, ClinicalRecord record) {
    fhir.getParserOptions()
        .setDontStripVersionsFromReferencesAtPaths(
            "AuditEvent.entity.what", "Provenance.target", "Provenance.entity.what");
    storage.registerInterceptor(new SignedReportGuard(new ChemosensitivityReports(record)));
    storage.registerInterceptor(new TaskGuard());
    storage.registerInterceptor(new OrderDesk(record));
    server.registerProvider(new SignProvider(new ReportSigning(record)));
    server.registerProvider(new AmendProvider(new ReportAmending(record)));
    server.registerProvider(new TurnaroundProvider(record));
    server.registerProvider(new MatchPatientsProvider(record));
    return new Workflow();
  }
}
