package org.chemosign.security.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The tables of the audit. The columns from {@code made} on repeat what the record says, for
 * searching; {@code chemosign audit verify} holds them against it.
 */
final class AuditTables {

  private static final String[] STATEMENTS = {
    "create table if not exists chemosign_audit (number bigint primary key,"
        + " content varchar(4000) not null, details varchar(4000), digest varchar(64) not null,"
        + " hash varchar(64) not null, pseudonym varchar(64), made bigint not null,"
        + " kind varchar(20) not null, failed boolean not null, actor varchar(200),"
        + " target varchar(200), patient varchar(200))",
    "create index if not exists chemosign_audit_made on chemosign_audit (made)",
    "create index if not exists chemosign_audit_patient on chemosign_audit (patient)",
    "create index if not exists chemosign_audit_target on chemosign_audit (target)",
    "create table if not exists chemosign_audit_end (id int primary key, number bigint not null,"
        + " hash varchar(64) not null)",
    "create table if not exists chemosign_audit_journal (name varchar(36) primary key,"
        + " number bigint not null)",
  };

  private AuditTables() {}

  static void make(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(sql);
      }
      begin(statement);
    } catch (SQLException e) {
      throw new AuditException("the tables of the audit cannot be made", e);
    }
  }

  /** An empty chain, unless there is one; of two nodes that start at once the second finds it. */
  private static void begin(Statement statement) throws SQLException {
    String sql =
        "insert into chemosign_audit_end (id, number, hash) select 1, 0, '"
            + AuditChain.EMPTY.hash()
            + "' where not exists (select 1 from chemosign_audit_end)";
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      statement.execute(sql);
    }
  }
}
