package org.chemosign.security.smart.issuer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;

/** Makes the tables of the authorisation server in the server's database where they are missing. */
final class IssuerTables {

  private static final String LIBRARY_SCHEMA = "oauth2-authorization-schema.sql";
  private static final List<String> OURS =
      List.of(
          "chemosign_revoked_token (token_id varchar(64) primary key, expires_at bigint not null)",
          "chemosign_used_assertion (digest varchar(64) primary key, expires_at bigint not null)",
          "chemosign_launch (digest varchar(64) primary key, user_id varchar(64) not null,"
              + " client_id varchar(64) not null, patient varchar(64) not null,"
              + " expires_at bigint not null)",
          "chemosign_launch_patient (authorization_id varchar(100) primary key,"
              + " patient varchar(64) not null)");

  private IssuerTables() {}

  static void make(DataSource database) {
    try (Connection connection = database.getConnection()) {
      if (!exists(connection, "oauth2_authorization")) {
        String product = connection.getMetaData().getDatabaseProductName();
        String script = script(product.toLowerCase(Locale.ROOT).startsWith("postgresql"));
        ScriptUtils.executeSqlScript(
            connection, new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)));
      }
      for (String table : OURS) {
        connection.createStatement().execute("create table if not exists " + table);
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("the tables of the authorisation server cannot be made", e);
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    for (String name : List.of(table, table.toUpperCase(Locale.ROOT))) {
      try (ResultSet found =
          connection
              .getMetaData()
              .getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
        if (found.next()) {
          return true;
        }
      }
    }
    return false;
  }

  /** The library's own script; its head says what PostgreSQL needs otherwise. */
  private static String script(boolean postgres) throws IOException {
    String script =
        new ClassPathResource(LIBRARY_SCHEMA, JdbcOAuth2AuthorizationService.class)
            .getContentAsString(StandardCharsets.UTF_8)
            .replaceAll("(?s)/\\*.*?\\*/", "");
    return postgres ? script.replace("blob", "text").replace("timestamp", "timestamptz") : script;
  }
}
