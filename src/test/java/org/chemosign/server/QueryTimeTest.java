package org.chemosign.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.chemosign.http.PrivatePostgres;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A statement that would take hours is stopped by the database, in the time of the settings. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryTimeTest {

  /** What {@link OutcomeInterceptor} answers 400 {@code too-costly} to. */
  private static final String CANCELLED = "57014";

  @TempDir private Path folder;

  @Test
  void theEmbeddedDatabaseStopsIt() throws SQLException {
    String numbers = "SYSTEM_RANGE(1, 1000000)";
    assertStopped(settings(Map.of("data-dir", folder.toString())), numbers);
  }

  @Test
  void postgresStopsIt() throws IOException, InterruptedException, SQLException {
    Assumptions.assumeTrue(PrivatePostgres.programs().isPresent(), "no PostgreSQL here");
    try (PrivatePostgres postgres =
        PrivatePostgres.start(PrivatePostgres.programs().orElseThrow())) {
      Map<String, String> database =
          Map.of("database.url", postgres.url(), "database.username", PrivatePostgres.USER);
      assertStopped(settings(database), "generate_series(1, 1000000)");
    }
  }

  private static ServerSettings settings(Map<String, String> database) {
    Map<String, String> properties = new HashMap<>(Map.of("chemosign.abuse.query-time", "300ms"));
    database.forEach((key, value) -> properties.put("chemosign." + key, value));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bind("chemosign", ServerSettings.class)
        .get();
  }

  private static void assertStopped(ServerSettings settings, String numbers) throws SQLException {
    String endless =
        "SELECT COUNT(*) FROM %1$s AS a(x), %1$s AS b(x) WHERE MOD(a.x + b.x, 7) = 3"
            .formatted(numbers);
    try (HikariDataSource pool =
            (HikariDataSource) new DatabaseConfiguration().dataSource(settings);
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      SQLException stopped =
          catchThrowableOfType(SQLException.class, () -> statement.executeQuery(endless));
      assertThat(stopped.getSQLState()).isEqualTo(CANCELLED);
      assertThat(statement.execute("SELECT 1")).as("the connection is still good").isTrue();
    }
  }
}
