package org.chemosign.server;

import ca.uhn.fhir.util.VersionUtil;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Small facts about the state of the database, one a row: which schema it has and which conformance
 * resources have been stored. They let a second start skip what the first has done.
 */
class DatabaseMarks {

  private static final String SCHEMA = "schema";

  private final DataSource dataSource;

  DatabaseMarks(DataSource dataSource) {
    this.dataSource = dataSource;
    execute(
        "create table if not exists chemosign_mark"
            + " (name varchar(100) primary key, content varchar(200) not null)");
  }

  /** Whether the database is PostgreSQL rather than the embedded H2. */
  boolean isPostgres() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
    }
  }

  /** Whether a start with this HAPI version has already made the schema. */
  boolean schemaIsCurrent() {
    return read(SCHEMA).equals(Optional.of(schemaVersion()));
  }

  /** Records that the schema is complete. */
  void schemaMade() {
    write(SCHEMA, schemaVersion());
  }

  private static String schemaVersion() {
    return "hapi-" + VersionUtil.getVersion();
  }

  /** The content of a mark, if it has been set. */
  Optional<String> read(String name) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select content from chemosign_mark where name = ?")) {
      select.setString(1, name);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("mark " + name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Sets a mark. */
  void write(String name, String content) {
    if (read(name).equals(Optional.of(content))) {
      return;
    }
    execute("delete from chemosign_mark where name = ?", name);
    execute("insert into chemosign_mark (name, content) values (?, ?)", name, content);
  }

  private void execute(String sql, String... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused a mark: " + e.getMessage(), e);
    }
  }
}
