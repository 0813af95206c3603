package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import javax.sql.DataSource;
import org.chemosign.security.audit.AuditEventProvider;
import org.chemosign.security.audit.AuditEventView;
import org.chemosign.security.audit.AuditInterceptor;
import org.chemosign.security.audit.AuditRecords;
import org.chemosign.security.audit.AuditStore;
import org.chemosign.security.audit.JournalledTrail;
import org.chemosign.security.audit.ReadOnlyAudit;
import org.chemosign.security.audit.RefusalFilter;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The audit, which is on in every mode. */
@Configuration
class AuditConfiguration {

  /** Marks that the audit is on. */
  record Audit() {}

  @Bean
  AuditStore auditStore(DataSource dataSource) {
    return new AuditStore(dataSource);
  }

  /** As durable as the database: the embedded one outlives the process, PostgreSQL a power cut. */
  @Bean
  JournalledTrail auditTrail(AuditStore store, ServerSettings settings) {
    return JournalledTrail.open(settings.dataDir(), store, settings.database().url().isPresent());
  }

  @Bean
  Audit audit(RestfulServer server, FhirContext fhir, JournalledTrail trail) {
    server.registerInterceptor(new AuditInterceptor(trail, fhir));
    server.registerInterceptor(new ReadOnlyAudit());
    return new Audit();
  }

  @Bean
  AuditRecords auditRecords(DataSource dataSource) {
    return new AuditRecords(dataSource);
  }

  @Bean
  AuditEventView auditEventView(ServerSettings settings, ServerProperties web) {
    return new AuditEventView(settings.baseUrl(web));
  }

  @Bean
  AuditEventProvider auditEvents(
      RestfulServer server, AuditRecords records, JournalledTrail trail, AuditEventView view) {
    AuditEventProvider provider = new AuditEventProvider(records, trail, view);
    server.registerProvider(provider);
    return provider;
  }

  /** Outside all other filters, so that what they refuse is written down, too. */
  @Bean
  FilterRegistrationBean<RefusalFilter> refusals(JournalledTrail trail) {
    FilterRegistrationBean<RefusalFilter> filter =
        new FilterRegistrationBean<>(new RefusalFilter(trail, "/fhir"));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
