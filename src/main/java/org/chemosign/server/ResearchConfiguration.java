package org.chemosign.server;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.Optional;
import javax.sql.DataSource;
import org.chemosign.expression.GeneTable;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.chemogram.ChemogramProvider;
import org.chemosign.operation.deidentify.DeidentifyProvider;
import org.chemosign.operation.job.JobDesk;
import org.chemosign.operation.job.JobStatusProvider;
import org.chemosign.operation.job.ResearchJob;
import org.chemosign.operation.job.ResearchTaskGuard;
import org.chemosign.operation.predict.StoredProfiles;
import org.chemosign.operation.release.LiveCatalog;
import org.chemosign.operation.release.ReleaseProvider;
import org.chemosign.operation.release.SignatureLibraryGuard;
import org.chemosign.operation.release.SignatureRelease;
import org.chemosign.operation.train.TrainProvider;
import org.chemosign.operation.train.TrainingSetting;
import org.chemosign.operation.validate.ValidateProvider;
import org.chemosign.security.access.Caller;
import org.chemosign.security.access.CallerScope;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The research side: jobs, training, validation and release of signatures. */
@Configuration
class ResearchConfiguration {

  /** Marks that the research side is on. */
  record Research() {}

  @Bean(destroyMethod = "close")
  JobDesk jobDesk(JpaClinicalRecord whole, DataSource dataSource) {
    return new JobDesk(whole, new JobBeats(dataSource), ResearchConfiguration::carried);
  }

  /** Work goes on for the caller who asked for it, whose record it may know. */
  private static ResearchJob.Work carried(ResearchJob.Work work) {
    Optional<Caller> caller = CallerScope.current();
    return control -> CallerScope.as(caller, () -> work.run(control));
  }

  @Bean(destroyMethod = "close")
  CatalogWatch catalogWatch(LiveCatalog catalog, JobDesk desk) {
    return new CatalogWatch(catalog, desk);
  }

  @Bean
  StoredProfiles storedProfiles(
      ClinicalRecord record, ServerSettings settings, ServerProperties web) {
    return new StoredProfiles(
        record, new LocalReferences(settings.baseUrl(web)), GeneTable.bundled());
  }

  /** One core is left to those who wait for predictions. */
  @Bean
  TrainingSetting trainingSetting(
      ClinicalRecord record,
      StoredProfiles profiles,
      ServerSettings settings,
      ServerProperties web) {
    return new TrainingSetting(
        record,
        profiles,
        new LocalReferences(settings.baseUrl(web)),
        Optional.of(settings.dataDir().resolve("training")),
        Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
  }

  @Bean
  Research jobs(
      RestfulServer server, IInterceptorService storage, ClinicalRecord record, JobDesk desk) {
    storage.registerInterceptor(new ResearchTaskGuard());
    storage.registerInterceptor(new SignatureLibraryGuard());
    server.registerProvider(new JobStatusProvider(record, desk));
    server.registerProvider(new ChemogramProvider(record));
    server.registerProvider(new DeidentifyProvider(record));
    return new Research();
  }

  @Bean
  Research signatures(
      RestfulServer server,
      ClinicalRecord record,
      LiveCatalog catalog,
      JobDesk desk,
      TrainingSetting setting) {
    server.registerProvider(new ValidateProvider(record, setting.profiles(), catalog, desk));
    server.registerProvider(new TrainProvider(record, catalog, desk, setting));
    server.registerProvider(new ReleaseProvider(new SignatureRelease(record, catalog)));
    return new Research();
  }
}
