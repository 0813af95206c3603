package org.chemosign.server;

import ca.uhn.fhir.batch2.api.IJobPersistence;
import ca.uhn.fhir.jpa.api.svc.IDeleteExpungeSvc;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.util.MemoryCacheService;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.chemosign.operation.LocalReferences;
import org.chemosign.security.audit.AuditEraser;
import org.chemosign.security.audit.AuditRecords;
import org.chemosign.security.audit.AuditStore;
import org.chemosign.security.audit.JournalledTrail;
import org.chemosign.security.erasure.EraseProvider;
import org.chemosign.security.erasure.ErasurePlanning;
import org.chemosign.security.smart.PatientTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

/** Erasing of patients. */
@Configuration
class ErasureConfiguration {

  @Bean
  JpaErasableStore.Parts erasingParts(
      EntityManagerFactory factory,
      JpaTransactionManager transactions,
      IDeleteExpungeSvc<JpaPid> expunge,
      IJobPersistence jobs,
      MemoryCacheService caches) {
    EntityManager entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
    return new JpaErasableStore.Parts(
        entities, new TransactionTemplate(transactions), expunge, jobs, caches);
  }

  @Bean
  JpaErasableStore.Audit erasingAudit(
      AuditRecords records, AuditStore store, JournalledTrail trail) {
    return new JpaErasableStore.Audit(records, trail, new AuditEraser(store));
  }

  @Bean
  JpaErasableStore erasableStore(
      JpaClinicalRecord whole,
      JpaErasableStore.Parts parts,
      JpaErasableStore.Audit audit,
      ObjectProvider<PatientTokens> tokens) {
    return new JpaErasableStore(
        whole, parts, audit, patient -> tokens.forEach(each -> each.forget(patient)));
  }

  @Bean
  EraseProvider erasing(
      RestfulServer server,
      JpaClinicalRecord whole,
      JpaErasableStore store,
      ServerSettings settings,
      ServerProperties web) {
    LocalReferences references = new LocalReferences(settings.baseUrl(web));
    EraseProvider provider =
        new EraseProvider(new ErasurePlanning(whole, store, references), store);
    server.registerProvider(provider);
    return provider;
  }
}
