package org.chemosign.server;

import ca.uhn.fhir.rest.server.RestfulServer;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.genomics.GenomicsProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations of Genomics Reporting. */
@Configuration
class GenomicsConfiguration {

  @Bean
  GenomicsProvider genomicsProvider(ClinicalRecord record, RestfulServer server) {
    GenomicsProvider provider = new GenomicsProvider(record);
    server.registerProvider(provider);
    return provider;
  }
}
