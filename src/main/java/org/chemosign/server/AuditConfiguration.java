package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import javax.sql.DataSource;
import org.chemosign.security.audit.AuditEventProvider;
import org.chemosign.security.audit.AuditEventView;
import org.chemosign.security.audit.AuditInterceptor;
import org.chemosign.security.audit.AuditRecords;
import org.chemosign.security.audit.AuditStore;
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

  @Bean
  Audit audit(RestfulServer server, FhirContext fhir, AuditStore store) {
    server.registerInterceptor(new AuditInterceptor(store, fhir));
    server.registerInterceptor(new ReadOnlyAudit());
    return new Audit();
  }

  @Bean
  AuditEventProvider auditEvents(
      RestfulServer server, DataSource dataSource, ServerSettings settings, ServerProperties web) {
    AuditEventProvider provider =
        new AuditEventProvider(
            new AuditRecords(dataSource), new AuditEventView(settings.baseUrl(web)));
    server.registerProvider(provider);
    return provider;
  }

  /** Outside all other filters, so that what they refuse is written down, too. */
  @Bean
  FilterRegistrationBean<RefusalFilter> refusals(AuditStore store) {
    FilterRegistrationBean<RefusalFilter> filter =
        new FilterRegistrationBean<>(new RefusalFilter(store, "/fhir"));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
