package org.chemosign.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chemosign.security.audit.TrailDatabase.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

  @RegisterExtension private final TrailDatabase database = new TrailDatabase();

  private void sql(String statement) throws SQLException {
    try (Connection connection = database.pool().getConnection();
        Statement execute = connection.createStatement()) {
      assertThat(execute.executeUpdate(statement)).isPositive();
    }
  }

  @Test
  void whatWasWrittenIsReadBackInOrder() {
    Act act = read("p1");
    database.store().append(List.of(act, read("p2")));
    database.store().append(read("p3"));
    assertThat(database.records().find(1).map(ChainedRecord::act)).contains(act);
    assertThat(database.records().search(ALL, 0, 10))
        .extracting(ChainedRecord::number)
        .containsExactly(3L, 2L, 1L);
    assertThat(database.records().count(ALL)).isEqualTo(3);
    ChainCheck check = database.records().check();
    assertThat(check.firstBreak()).isEmpty();
    assertThat(check.good()).isEqualTo(database.records().end());
  }

  @Test
  void manyRequestsOnTwoNodesMakeOneChain() throws Exception {
    AuditStore other = new AuditStore(database.pool());
    ExecutorService requests = Executors.newFixedThreadPool(8);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      AuditStore node = i % 2 == 0 ? database.store() : other;
      Act act = read("p" + i);
      done.add(requests.submit(() -> node.append(act)));
    }
    for (Future<?> each : done) {
      each.get();
    }
    requests.shutdown();
    assertThat(database.records().check().firstBreak()).isEmpty();
    assertThat(database.records().end().number()).isEqualTo(200);
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
      database.store().append(read("p" + i));
    }
    sql(tampering);
    assertThat(database.records().check().firstBreak()).map(ChainCheck.Break::number).contains(3L);
  }

  @Test
  void aChainCutOffAtTheEndIsShorterThanWasNoted() throws SQLException {
    for (int i = 1; i <= 5; i++) {
      database.store().append(read("p" + i));
    }
    sql("delete from chemosign_audit where number = 5");
    assertThat(database.records().check().good()).isNotEqualTo(database.records().end());
  }

  @Test
  void anErasedPatientIsInNoRecordAndTheChainHolds() throws SQLException {
    database.store().append(List.of(read("p1"), read("p2"), read("p1")));
    AuditEraser.Erased erased;
    try (Connection connection = database.pool().getConnection()) {
      connection.setAutoCommit(false);
      erased =
          new AuditEraser(database.store())
              .erase(
                  connection, "p1", Set.of("Patient/p1", "Binary/b1"), Act.Agent.at("127.0.0.1"));
      connection.commit();
    }
    assertThat(erased.records()).isEqualTo(2);
    StringBuilder everything = new StringBuilder();
    database.records().each(record -> everything.append(RecordLine.write(record)));
    assertThat(everything.toString()).doesNotContain("p1").contains("p2");
    ChainCheck check = database.records().check();
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
    assertThat(database.records().search(pseudonym, 0, 10)).hasSize(2);
    sql(
        "update chemosign_audit set details = null, patient = null, target = null, pseudonym = '"
            + erased.pseudonym()
            + "' where number = 2");
    assertThat(database.records().check().firstBreak()).map(ChainCheck.Break::number).contains(1L);
  }

  @Test
  void anExportCanBeCheckedAnywhere() {
    database.store().append(List.of(read("p1"), read("p2")));
    ChainCheck check = new ChainCheck();
    database.records().each(record -> check.add(RecordLine.read(RecordLine.write(record))));
    assertThat(check.firstBreak()).isEmpty();
    assertThat(check.good()).isEqualTo(database.records().end());
  }

  @Test
  void withoutDatabaseNobodyIsToldThatItWasWritten() {
    database.pool().close();
    Act act = read("p1");
    assertThatThrownBy(() -> database.store().append(act)).isInstanceOf(AuditException.class);
  }
}
