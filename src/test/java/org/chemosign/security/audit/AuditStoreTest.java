package org.chemosign.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail in a real database: it grows in order, and whoever touches it is found out. */
class AuditStoreTest {

  private static final AuditQuery ALL =
      new AuditQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(ActKind.values()),
          Optional.empty(),
          Optional.empty());

  private HikariDataSource database;
  private AuditStore store;
  private AuditRecords records;

  @BeforeEach
  void open() {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=20000");
    database = new HikariDataSource(pool);
    store = new AuditStore(database);
    records = new AuditRecords(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Act read(String patient) {
    Act.Matter matter =
        new Act.Matter(
            Optional.of("Patient"),
            Optional.empty(),
            Optional.of("Patient/" + patient + "/_history/1"),
            Optional.of(patient),
            Optional.empty());
    return new Act(Instant.now(), ActKind.READ, 200, Act.Agent.at("127.0.0.1"), matter);
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement execute = connection.createStatement()) {
      assertThat(execute.executeUpdate(statement)).isPositive();
    }
  }

  @Test
  void whatWasWrittenIsReadBackInOrder() {
    Act act = read("p1");
    store.append(List.of(act, read("p2")));
    store.append(read("p3"));
    assertThat(records.find(1).map(ChainedRecord::act)).contains(act);
    assertThat(records.search(ALL, 0, 10))
        .extracting(ChainedRecord::number)
        .containsExactly(3L, 2L, 1L);
    assertThat(records.count(ALL)).isEqualTo(3);
    ChainCheck check = records.check();
    assertThat(check.firstBreak()).isEmpty();
    assertThat(check.good()).isEqualTo(records.end());
  }

  @Test
  void manyRequestsOnTwoNodesMakeOneChain() throws Exception {
    AuditStore other = new AuditStore(database);
    ExecutorService requests = Executors.newFixedThreadPool(8);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      AuditStore node = i % 2 == 0 ? store : other;
      Act act = read("p" + i);
      done.add(requests.submit(() -> node.append(act)));
    }
    for (Future<?> each : done) {
      each.get();
    }
    requests.shutdown();
    assertThat(records.check().firstBreak()).isEmpty();
    assertThat(records.end().number()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update chemosign_audit set content = replace(content, '127.0.0.1', '10.0.0.1') where number = 3",
        "update chemosign_audit set details = replace(details, 'p3', 'p9') where number = 3",
        "update chemosign_audit set details = null, pseudonym = 'x', patient = null, target = null"
            + " where number = 3",
        "update chemosign_audit set patient = 'p9' where number = 3",
        "update chemosign_audit set hash = '" + "0" + "' where number = 3",
        "update chemosign_audit set content = 'nonsense' where number = 3",
        "delete from chemosign_audit where number = 3",
      })
  void theFirstRecordThatWasTouchedIsNamed(String tampering) throws SQLException {
    for (int i = 1; i <= 5; i++) {
      store.append(read("p" + i));
    }
    sql(tampering);
    assertThat(records.check().firstBreak()).map(ChainCheck.Break::number).contains(3L);
  }

  @Test
  void aChainCutOffAtTheEndIsShorterThanWasNoted() throws SQLException {
    for (int i = 1; i <= 5; i++) {
      store.append(read("p" + i));
    }
    sql("delete from chemosign_audit where number = 5");
    assertThat(records.check().good()).isNotEqualTo(records.end());
  }

  @Test
  void anErasedPatientIsInNoRecordAndTheChainHolds() throws SQLException {
    store.append(List.of(read("p1"), read("p2"), read("p1")));
    AuditEraser.Erased erased;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      erased =
          new AuditEraser(store)
              .erase(
                  connection, "p1", Set.of("Patient/p1", "Binary/b1"), Act.Agent.at("127.0.0.1"));
      connection.commit();
    }
    assertThat(erased.records()).isEqualTo(2);
    StringBuilder everything = new StringBuilder();
    records.each(record -> everything.append(RecordLine.write(record)));
    assertThat(everything.toString()).doesNotContain("p1").contains("p2");
    ChainCheck check = records.check();
    assertThat(check.firstBreak()).isEmpty();
    assertThat(check.pseudonymised()).isEqualTo(2);
    AuditQuery pseudonym =
        new AuditQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.of(erased.pseudonym()),
            Optional.empty(),
            Set.of(ActKind.values()),
            Optional.empty(),
            Optional.empty());
    assertThat(records.search(pseudonym, 0, 10)).hasSize(2);
    sql(
        "update chemosign_audit set details = null, patient = null, target = null, pseudonym = '"
            + erased.pseudonym()
            + "' where number = 2");
    assertThat(records.check().firstBreak()).map(ChainCheck.Break::number).contains(1L);
  }

  @Test
  void anExportCanBeCheckedAnywhere() {
    store.append(List.of(read("p1"), read("p2")));
    ChainCheck check = new ChainCheck();
    records.each(record -> check.add(RecordLine.read(RecordLine.write(record))));
    assertThat(check.firstBreak()).isEmpty();
    assertThat(check.good()).isEqualTo(records.end());
  }

  @Test
  void withoutDatabaseNobodyIsToldThatItWasWritten() {
    database.close();
    Act act = read("p1");
    assertThatThrownBy(() -> store.append(act)).isInstanceOf(AuditException.class);
  }
}
