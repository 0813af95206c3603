package org.chemosign.security.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database of each test's own with an empty audit in it. */
final class TrailDatabase implements BeforeEachCallback, AfterEachCallback {

  private HikariDataSource database;
  private AuditStore store;
  private AuditRecords records;

  @Override
  public void beforeEach(ExtensionContext context) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=20000");
    database = new HikariDataSource(pool);
    store = new AuditStore(database);
    records = new AuditRecords(database);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    database.close();
  }

  HikariDataSource pool() {
    return database;
  }

  AuditStore store() {
    return store;
  }

  AuditRecords records() {
    return records;
  }

  /** Somebody has read the first version of a patient just now. */
  static Act read(String patient) {
    Act.Matter matter =
        new Act.Matter(
            Optional.of("Patient"),
            Optional.empty(),
            Optional.of("Patient/" + patient + "/_history/1"),
            Optional.of(patient),
            Optional.empty());
    return new Act(Instant.now(), ActKind.READ, 200, Act.Agent.at("127.0.0.1"), matter);
  }
}
