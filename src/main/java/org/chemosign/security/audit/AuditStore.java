package org.chemosign.security.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * The chain in the database of the resources. Several nodes take turns by the lock of one row,
 * which holds the end of the chain.
 */
public final class AuditStore implements AuditTrail {

  private static final String INSERT =
      "insert into chemosign_audit (number, content, details, digest, hash, pseudonym, made,"
          + " kind, failed, actor, target, patient) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE_NOTE =
      "update chemosign_audit_journal set number = ? where name = ?";
  private static final String INSERT_NOTE =
      "insert into chemosign_audit_journal (number, name) values (?, ?)";

  private final DataSource dataSource;

  /** Makes the tables where they are not there yet. */
  public AuditStore(DataSource dataSource) {
    this.dataSource = dataSource;
    AuditTables.make(dataSource);
  }

  @Override
  public void append(List<Act> acts) {
    if (!acts.isEmpty()) {
      within(connection -> append(connection, acts));
    }
  }

  /** Brings acts of a journal into the chain, and notes how far it came, in one commit. */
  void bring(String journal, List<AuditJournal.Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    long last = entries.get(entries.size() - 1).number();
    within(
        connection -> {
          link(connection, entries);
          if (note(connection, UPDATE_NOTE, last, journal) == 0) {
            note(connection, INSERT_NOTE, last, journal);
          }
        });
  }

  private static int note(Connection connection, String sql, long number, String journal)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number);
      statement.setString(2, journal);
      return statement.executeUpdate();
    }
  }

  /** The number of the last act of a journal that is in the chain; 0 when none is. */
  long broughtFrom(String journal) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select number from chemosign_audit_journal where name = ?")) {
      select.setString(1, journal);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw unwritable(e);
    }
  }

  /** Forgets a journal that is no more. */
  void forget(String journal) {
    within(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("delete from chemosign_audit_journal where name = ?")) {
            delete.setString(1, journal);
            delete.executeUpdate();
          }
        });
  }

  /** What is done within one transaction. */
  interface Work {
    void run(Connection connection) throws SQLException;
  }

  private void within(Work work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.run(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw unwritable(e);
    }
  }

  private static AuditException unwritable(SQLException e) {
    return new AuditException("an act could not be written to the audit", e);
  }

  /** Links acts to the chain within a transaction, which holds the row of its end from here on. */
  void append(Connection connection, List<Act> acts) throws SQLException {
    link(connection, acts.stream().map(act -> AuditJournal.Entry.of(0, act)).toList());
  }

  private static void link(Connection connection, List<AuditJournal.Entry> entries)
      throws SQLException {
    AuditChain chain = lockedEnd(connection);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (AuditJournal.Entry entry : entries) {
        ChainedRecord record = chain.next(entry.content(), entry.details());
        bind(insert, record, entry.act());
        insert.addBatch();
        chain = chain.then(record);
      }
      insert.executeBatch();
    }
    try (PreparedStatement update =
        connection.prepareStatement("update chemosign_audit_end set number = ?, hash = ?")) {
      update.setLong(1, chain.number());
      update.setString(2, chain.hash());
      update.executeUpdate();
    }
  }

  static AuditChain lockedEnd(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                "select number, hash from chemosign_audit_end where id = 1 for update")) {
      if (!row.next()) {
        throw new SQLException("the end of the audit's chain is not there");
      }
      return new AuditChain(row.getLong(1), row.getString(2));
    }
  }

  private static void bind(PreparedStatement insert, ChainedRecord record, Act act)
      throws SQLException {
    insert.setLong(1, record.number());
    insert.setString(2, record.content());
    insert.setString(3, record.details().orElse(null));
    insert.setString(4, record.digest());
    insert.setString(5, record.hash());
    insert.setString(6, null);
    insert.setLong(7, act.at().toEpochMilli());
    insert.setString(8, act.kind().code());
    insert.setBoolean(9, act.failed());
    insert.setString(10, act.agent().user().or(act.agent()::client).orElse(null));
    insert.setString(11, act.object().resource().orElse(null));
    insert.setString(12, act.object().patient().orElse(null));
  }
}
