package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.consent.PatientConsents;
import org.chemosign.security.consent.ExportConsent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What patients have denied. */
@Configuration
class PrivacyConfiguration {

  @Bean
  PatientConsents patientConsents(ClinicalRecord record) {
    return new PatientConsents(record);
  }

  @Bean
  ExportConsent exportConsent(
      IInterceptorService storage, PatientConsents consents, FhirContext fhir) {
    ExportConsent consent = new ExportConsent(consents, fhir);
    storage.registerInterceptor(consent);
    return consent;
  }
}
