package org.chemosign.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import java.nio.file.Path;
import org.chemosign.expression.ExpressionLimits;
import org.chemosign.expression.GeneTable;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.predict.ExecutorSettings;
import org.chemosign.operation.predict.PredictChemosensitivityProvider;
import org.chemosign.operation.predict.PredictionExecutor;
import org.chemosign.operation.release.LiveCatalog;
import org.chemosign.prediction.ChemosensitivityPredictor;
import org.chemosign.prediction.RegimenRules;
import org.chemosign.prediction.SoftwareVersion;
import org.chemosign.report.Laboratory;
import org.chemosign.security.access.Access;
import org.chemosign.security.access.GuardedClinicalRecord;
import org.chemosign.signature.CatalogSettings;
import org.chemosign.signature.SignatureCatalog;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The prediction and its operation. */
@Configuration
class PredictionConfiguration {

  /** Broken packs stop the start. */
  @Bean
  SignatureCatalog signatureCatalog(ServerSettings settings) {
    return SignatureCatalog.load(
        new CatalogSettings(
            settings.signatures().directory().map(Path::of), settings.signatures().researchUse()));
  }

  /** What ships and what lies in the directory, and what has been trained and released here. */
  @Bean
  LiveCatalog liveCatalog(SignatureCatalog catalog, ClinicalRecord record) {
    return new LiveCatalog(catalog, record);
  }

  @Bean
  ChemosensitivityPredictor predictor(LiveCatalog catalog) {
    return new ChemosensitivityPredictor(
        catalog, RegimenRules.bundled(), SoftwareVersion.current());
  }

  @Bean
  JpaClinicalRecord wholeRecord(
      DaoRegistry registry, IFhirSystemDao<Bundle, Meta> system, MatchUrlService queries) {
    return new JpaClinicalRecord(registry, system, queries);
  }

  /** What operations see: all, or, where callers are known, what the caller may know. */
  @Bean
  @Primary
  ClinicalRecord clinicalRecord(JpaClinicalRecord whole, ObjectProvider<Access> access) {
    Access guard = access.getIfAvailable();
    return guard == null ? whole : new GuardedClinicalRecord(whole, guard);
  }

  @Bean
  PredictChemosensitivityProvider predictProvider(
      ClinicalRecord record,
      ChemosensitivityPredictor predictor,
      ServerSettings settings,
      ServerProperties web) {
    ServerSettings.LaboratorySettings lab = settings.laboratory();
    ExecutorSettings executor =
        new ExecutorSettings(
            GeneTable.bundled(),
            ExpressionLimits.inline(),
            new Laboratory(lab.name(), lab.identifierSystem(), lab.identifier()),
            settings.limits().concurrentPredictions(),
            new LocalReferences(settings.baseUrl(web)));
    return new PredictChemosensitivityProvider(new PredictionExecutor(record, predictor, executor));
  }
}
