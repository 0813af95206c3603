package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chemosign.security.audit.Act;
import org.chemosign.security.audit.ActKind;
import org.chemosign.security.audit.AuditStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of a stopped server, as its auditor handles it. */
class AuditCommandTest {

  private static final int RECORDS = 5;

  @TempDir private Path directory;

  @BeforeEach
  void write() {
    try (HikariDataSource database = database()) {
      AuditStore store = new AuditStore(database);
      IntStream.rangeClosed(1, RECORDS).forEach(number -> store.append(read("p" + number)));
    }
  }

  private HikariDataSource database() {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl("jdbc:h2:file:" + directory.resolve("chemosign").toAbsolutePath());
    return new HikariDataSource(pool);
  }

  private static Act read(String patient) {
    Act.Matter matter =
        new Act.Matter(
            Optional.of("Patient"),
            Optional.empty(),
            Optional.of("Patient/" + patient),
            Optional.of(patient),
            Optional.empty());
    return new Act(Instant.now(), ActKind.READ, 200, Act.Agent.at("127.0.0.1"), matter);
  }

  private void sql(String statement) throws SQLException {
    try (HikariDataSource database = database();
        Connection connection = database.getConnection();
        Statement execute = connection.createStatement()) {
      assertThat(execute.executeUpdate(statement)).isPositive();
    }
  }

  private Invocation verify(Object... further) {
    List<Object> arguments = new ArrayList<>(List.of("audit", "verify", "--data-dir", directory));
    arguments.addAll(List.of(further));
    return Invocation.of(arguments.toArray());
  }

  @Test
  void aWholeChainIsVerifiedAndItsEndIsKept() throws SQLException {
    Invocation whole = verify();
    assertThat(whole.err()).isEmpty();
    assertThat(whole.code()).isZero();
    assertThat(whole.out()).startsWith("5 records, all as written");
    String end = whole.out().strip().replaceAll("(?s).*\t", "");
    assertThat(end).matches("5:[0-9a-f]{64}");
    assertThat(verify("--expect", end).code()).isZero();
    sql("delete from chemosign_audit where number = 5");
    assertThat(verify("--expect", end).code()).isEqualTo(1);
  }

  @Test
  void aChangedRecordIsNamed() throws SQLException {
    sql("update chemosign_audit set content = replace(content, '200', '404') where number = 3");
    Invocation touched = verify();
    assertThat(touched.code()).isEqualTo(1);
    assertThat(touched.err()).contains("record 3");
  }

  @Test
  void anExportCanBeVerifiedByItselfAndRead() throws IOException {
    Invocation export = Invocation.of("audit", "export", "--data-dir", directory);
    assertThat(export.code()).as(export.err()).isZero();
    assertThat(export.lines()).hasSize(RECORDS);
    Path file = Files.writeString(directory.resolve("audit.ndjson"), export.out());
    assertThat(Invocation.of("audit", "verify", "--file", file).code()).isZero();
    Files.writeString(file, export.out().replaceFirst("p4", "p2"));
    Invocation touched = Invocation.of("audit", "verify", "--file", file);
    assertThat(touched.code()).isEqualTo(1);
    assertThat(touched.err()).contains("record 4");
    Invocation events = Invocation.of("audit", "export", "--fhir", "--data-dir", directory);
    assertThat(events.lines()).hasSize(RECORDS).allMatch(line -> line.contains("\"AuditEvent\""));
  }

  @Test
  void whereThereIsNoAuditThatIsSaid() {
    Invocation none = Invocation.of("audit", "verify", "--data-dir", directory.resolve("no"));
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("no database of a server is here");
  }
}
