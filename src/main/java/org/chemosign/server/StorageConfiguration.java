package org.chemosign.server;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.binary.api.IBinaryStorageSvc;
import ca.uhn.fhir.jpa.binary.svc.NullBinaryStorageSvcImpl;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.subscription.match.deliver.email.IEmailSender;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How HAPI stores and indexes resources. */
@Configuration
class StorageConfiguration {

  private static final int MAXIMUM_PAGE = 500;

  @Bean
  static StoredResourceTypes storedResourceTypes() {
    return new StoredResourceTypes();
  }

  @Bean
  JpaStorageSettings jpaStorageSettings() {
    JpaStorageSettings settings = new JpaStorageSettings();
    settings.setIndexMissingFields(StorageSettings.IndexEnabledEnum.DISABLED);
    settings.setHibernateSearchIndexFullText(false);
    settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ALPHANUMERIC);
    settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
    settings.setAutoCreatePlaceholderReferenceTargets(false);
    // A search sees every write acknowledged before it; offset mode keeps that cheap.
    settings.setReuseCachedSearchResultsForMillis(null);
    settings.setMatchUrlCacheEnabled(false);
    settings.setFetchSizeDefaultMaximum(MAXIMUM_PAGE);
    // An export reads a file's resources by one search, which has to stay below that maximum.
    settings.setBulkExportFileMaximumCapacity(MAXIMUM_PAGE - 1);
    settings.setAllowMultipleDelete(false);
    settings.setFilterParameterEnabled(false);
    settings.setAllowContainsSearches(false);
    settings.setPreExpandValueSets(false);
    settings.setEnableTaskPreExpandValueSets(false);
    settings.setEnableTaskBulkImportJobExecution(false);
    settings.setEnableTaskBulkExportJobExecution(true);
    settings.setMarkResourcesForReindexingUponSearchParameterChange(false);
    return settings;
  }

  @Bean
  PartitionSettings partitionSettings() {
    return new PartitionSettings();
  }

  /** No subscription channel is switched on. */
  @Bean
  SubscriptionSettings subscriptionSettings() {
    return new SubscriptionSettings();
  }

  @Bean
  IEmailSender emailSender() {
    return details -> {
      throw new UnsupportedOperationException("e-mail subscriptions are not offered");
    };
  }

  /** Matrices are kept with their Binary resource, inside the same transaction. */
  @Bean
  IBinaryStorageSvc binaryStorage() {
    return new NullBinaryStorageSvcImpl();
  }
}
