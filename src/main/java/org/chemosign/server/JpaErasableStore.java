package org.chemosign.server;

import ca.uhn.fhir.batch2.api.IJobPersistence;
import ca.uhn.fhir.batch2.model.JobInstance;
import ca.uhn.fhir.jpa.api.model.BulkExportJobResults;
import ca.uhn.fhir.jpa.api.svc.IDeleteExpungeSvc;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.util.MemoryCacheService;
import ca.uhn.fhir.util.Batch2JobDefinitionConstants;
import ca.uhn.fhir.util.JsonUtil;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chemosign.operation.Refusal;
import org.chemosign.security.audit.Act;
import org.chemosign.security.audit.AuditEraser;
import org.chemosign.security.audit.AuditRecords;
import org.chemosign.security.audit.JournalledTrail;
import org.chemosign.security.erasure.ErasableStore;
import org.chemosign.security.erasure.ErasurePlan;
import org.hibernate.Session;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases from HAPI's tables by HAPI's own list of what hangs on a resource, and from our tables
 * beside, in one transaction together with the audit.
 */
class JpaErasableStore implements ErasableStore {

  private static final int AT_ONCE = 400;
  private static final int JOBS = 1_000;

  /** The last one removes the versions, those before it what hangs on them. */
  private static final List<String> OLD_VERSIONS =
      List.of(
          "delete from HFJ_HISTORY_TAG where RES_VER_PID in (select v.PID from HFJ_RES_VER v"
              + " join HFJ_RESOURCE r on r.RES_ID = v.RES_ID and r.RES_VER <> v.RES_VER"
              + " where r.RES_ID = :id)",
          "delete from HFJ_RES_VER_PROV where RES_VER_PID in (select v.PID from HFJ_RES_VER v"
              + " join HFJ_RESOURCE r on r.RES_ID = v.RES_ID and r.RES_VER <> v.RES_VER"
              + " where r.RES_ID = :id)",
          "delete from HFJ_RES_VER where RES_ID = :id and RES_VER <>"
              + " (select r.RES_VER from HFJ_RESOURCE r where r.RES_ID = :id)");

  private final JpaClinicalRecord record;
  private final EntityManager entities;
  private final TransactionTemplate transaction;
  private final IDeleteExpungeSvc<JpaPid> expunge;
  private final IJobPersistence jobs;
  private final MemoryCacheService caches;
  private final Audit audit;
  private final Consumer<String> tokens;

  /**
   * The audit as erasing needs it.
   *
   * @param records what is in the chain
   * @param trail where acts wait that are not there yet
   * @param eraser pseudonymises
   */
  record Audit(AuditRecords records, JournalledTrail trail, AuditEraser eraser) {}

  /**
   * HAPI's parts.
   *
   * @param expunge removes rows of resources
   * @param jobs exports and the like
   * @param caches ids that HAPI remembers
   */
  record Parts(
      EntityManager entities,
      TransactionTemplate transaction,
      IDeleteExpungeSvc<JpaPid> expunge,
      IJobPersistence jobs,
      MemoryCacheService caches) {}

  /**
   * A store that erases.
   *
   * @param tokens ends what apps may still do for a patient
   */
  JpaErasableStore(JpaClinicalRecord record, Parts parts, Audit audit, Consumer<String> tokens) {
    this.tokens = tokens;
    this.record = record;
    this.entities = parts.entities();
    this.transaction = parts.transaction();
    this.expunge = parts.expunge();
    this.jobs = parts.jobs();
    this.caches = parts.caches();
    this.audit = audit;
  }

  @Override
  public Set<String> referringTo(Set<String> references) {
    return names(
        references,
        "select distinct s.RES_TYPE, s.FHIR_ID from HFJ_RES_LINK l"
            + " join HFJ_RESOURCE s on s.RES_ID = l.SRC_RESOURCE_ID"
            + " join HFJ_RESOURCE t on t.RES_ID = l.TARGET_RESOURCE_ID"
            + " where t.RES_TYPE = :type and t.FHIR_ID in (:ids) and s.RES_DELETED_AT is null");
  }

  @Override
  public Set<String> everAbout(String patient) {
    audit.trail.flush();
    return audit.records.targetsAbout(patient);
  }

  @Override
  public Set<String> deletedAmong(Set<String> references) {
    return names(
        references,
        "select r.RES_TYPE, r.FHIR_ID from HFJ_RESOURCE r"
            + " where r.RES_TYPE = :type and r.FHIR_ID in (:ids) and r.RES_DELETED_AT is not null");
  }

  private Set<String> names(Set<String> references, String sql) {
    Set<String> names = new TreeSet<>();
    for (Object row : rows(references, sql)) {
      Object[] columns = (Object[]) row;
      names.add(columns[0] + "/" + columns[1]);
    }
    return names;
  }

  private List<Object> rows(Set<String> references, String sql) {
    Map<String, List<String>> byType =
        references.stream()
            .filter(reference -> reference.matches("[A-Za-z]+/[^/]+"))
            .collect(
                Collectors.groupingBy(
                    reference -> reference.substring(0, reference.indexOf('/')),
                    Collectors.mapping(
                        reference -> reference.substring(reference.indexOf('/') + 1),
                        Collectors.toList())));
    List<Object> rows = new ArrayList<>();
    byType.forEach(
        (type, ids) -> {
          for (int from = 0; from < ids.size(); from += AT_ONCE) {
            Query query = entities.createNativeQuery(sql);
            query.setParameter("type", type);
            query.setParameter("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
            for (Object row : query.getResultList()) {
              rows.add(row);
            }
          }
        });
    return rows;
  }

  @Override
  public Set<String> exportFiles() {
    Set<String> files = new TreeSet<>();
    for (JobInstance export : exports()) {
      if (!export.getStatus().isEnded()) {
        throw Refusal.EXPORT_RUNNING.at(
            "Patient", "a bulk export is running and may hold this patient; wait until it ended");
      }
      if (export.getReport() != null) {
        JsonUtil.deserialize(export.getReport(), BulkExportJobResults.class)
            .getResourceTypeToBinaryIds()
            .values()
            .stream()
            .flatMap(Collection::stream)
            .map(file -> file.startsWith("Binary/") ? file : "Binary/" + file)
            .forEach(files::add);
      }
    }
    return files;
  }

  private List<JobInstance> exports() {
    return jobs.fetchInstancesByJobDefinitionId(Batch2JobDefinitionConstants.BULK_EXPORT, JOBS, 0);
  }

  @Override
  public Outcome carryOut(ErasurePlan plan, Act.Agent agent) {
    tokens.accept(plan.patient());
    audit.trail.flush();
    Outcome outcome = transaction.execute(status -> erase(plan, agent));
    caches.invalidateAllCaches();
    exports().stream()
        .filter(export -> export.getStatus().isEnded())
        .forEach(export -> jobs.deleteInstanceAndChunks(export.getInstanceId()));
    return outcome;
  }

  private Outcome erase(ErasurePlan plan, Act.Agent agent) {
    plan.changed().forEach(record::updateWithin);
    entities.flush();
    int versions = 0;
    for (long id : ids(plan.pruned())) {
      int rows = 0;
      for (String sql : OLD_VERSIONS) {
        rows = entities.createNativeQuery(sql).setParameter("id", id).executeUpdate();
      }
      versions += rows;
    }
    Set<String> all = new TreeSet<>(plan.erased());
    all.addAll(plan.files());
    List<JpaPid> rows = ids(all).stream().map(JpaPid::fromId).toList();
    versions += versions(rows);
    if (!rows.isEmpty()) {
      expunge.deleteExpunge(rows, false, null);
    }
    AuditEraser.Erased erased =
        entities
            .unwrap(Session.class)
            .doReturningWork(
                connection -> {
                  forget(connection, all);
                  return audit.eraser.erase(connection, plan.patient(), plan.erased(), agent);
                });
    return new Outcome(versions, erased.pseudonym(), erased.records());
  }

  private List<Long> ids(Set<String> references) {
    return rows(
            references,
            "select r.RES_ID from HFJ_RESOURCE r where r.RES_TYPE = :type and r.FHIR_ID in (:ids)")
        .stream()
        .map(id -> ((Number) id).longValue())
        .toList();
  }

  private int versions(List<JpaPid> rows) {
    int versions = 0;
    for (JpaPid row : rows) {
      Object count =
          entities
              .createNativeQuery("select count(*) from HFJ_RES_VER where RES_ID = :id")
              .setParameter("id", row.getId())
              .getSingleResult();
      versions += ((Number) count).intValue();
    }
    return versions;
  }

  /** Deliveries to subscribers that are still due. */
  private static void forget(Connection connection, Set<String> references) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from chemosign_delivery where resource like ?")) {
      for (String reference : references) {
        delete.setString(1, reference + "/%");
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }
}
