package org.chemosign.server;

import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.batch2.jobs.export.BulkDataExportProvider;
import ca.uhn.fhir.batch2.maintenance.JobMaintenanceServiceImpl;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.dao.JpaPersistedResourceValidationSupport;
import ca.uhn.fhir.jpa.graphql.GraphQLProvider;
import ca.uhn.fhir.jpa.validation.JpaValidationSupportChain;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import org.chemosign.guide.ProfileValidation;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What integrators use beside reading and writing: GraphQL, bulk export, value sets. */
@Configuration
class ExchangeConfiguration {

  private static final int JOB_PASS_MS = 1000;

  @Bean
  SmartInitializingSingleton exchange(
      RestfulServer server,
      GraphQLProvider graphQl,
      BulkDataExportProvider export,
      ValueSetProvider valueSets) {
    return () -> server.registerProviders(graphQl, export, valueSets);
  }

  /** Lookups find the codes of our fragments before R4's empty code systems of the same URL. */
  @Bean
  SmartInitializingSingleton fragmentsFirst(FhirContext fhir, JpaValidationSupportChain chain) {
    return () -> chain.addValidationSupport(0, ProfileValidation.published(fhir));
  }

  @Bean
  ValueSetProvider valueSetProvider(
      FhirContext fhir, JpaPersistedResourceValidationSupport stored) {
    return new ValueSetProvider(fhir, stored);
  }

  @Bean
  ProfileValidation profileValidation(FhirContext fhir, IInterceptorService interceptors) {
    ProfileValidation validation = new ProfileValidation(fhir);
    interceptors.registerInterceptor(new ProfileGate(validation));
    return validation;
  }

  /** {@code $validate} checks by the same rules as a write. */
  @Bean
  @Primary
  IInstanceValidatorModule writeRules(ProfileValidation validation) {
    return validation.module();
  }

  /** R4's definitions take seconds to read; this keeps them from the first client's write. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> validationWarmUp(ProfileValidation validation) {
    return ready -> {
      Thread thread = new Thread(() -> validation.validate(new Patient()), "validation-warm-up");
      thread.setDaemon(true);
      thread.start();
    };
  }

  /** Jobs move on by one step a pass; HAPI's minute between passes would make an export slow. */
  @Bean
  SmartInitializingSingleton jobPasses(IJobMaintenanceService maintenance) {
    return () ->
        ((JobMaintenanceServiceImpl) maintenance).setScheduledJobFrequencyMillis(JOB_PASS_MS);
  }
}
