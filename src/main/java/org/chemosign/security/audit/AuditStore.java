package org.chemosign.security.audit;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * The trail in the database of the resources. Several requests share one commit: whoever gets the
 * lock writes for all that wait, and nobody is answered before that commit. Several nodes take
 * turns by the lock of one row, which holds the end of the chain.
 */
public final class AuditStore implements AuditTrail {

  private static final String INSERT =
      "insert into chemosign_audit (number, content, details, digest, hash, pseudonym, made,"
          + " kind, failed, actor, target, patient) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final int SALT_BYTES = 16;

  private final DataSource dataSource;
  private final SecureRandom random = new SecureRandom();
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  /** Acts of one request that are to be written; done once they are, or could not be. */
  private static final class Waiting {
    private final List<Act> acts;
    private boolean done;
    private Exception failure;

    private Waiting(List<Act> acts) {
      this.acts = acts;
    }
  }

  /** Makes the tables where they are not there yet. */
  public AuditStore(DataSource dataSource) {
    this.dataSource = dataSource;
    AuditTables.make(dataSource);
  }

  @Override
  public void append(List<Act> acts) {
    if (acts.isEmpty()) {
      return;
    }
    Waiting mine = new Waiting(List.copyOf(acts));
    waiting.add(mine);
    writing.lock();
    try {
      if (!mine.done) {
        writeAll();
      }
    } finally {
      writing.unlock();
    }
    if (mine.failure != null) {
      throw new AuditException("an act could not be written to the audit", mine.failure);
    }
  }

  private void writeAll() {
    List<Waiting> batch = new ArrayList<>();
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
    }
    Exception failure = null;
    try (Connection connection = dataSource.getConnection()) {
      write(connection, batch.stream().flatMap(w -> w.acts.stream()).toList());
    } catch (SQLException | RuntimeException e) {
      failure = e;
    }
    for (Waiting each : batch) {
      each.failure = failure;
      each.done = true;
    }
  }

  private void write(Connection connection, List<Act> acts) throws SQLException {
    connection.setAutoCommit(false);
    try {
      append(connection, acts);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Links acts to the chain within a transaction, which holds the row of its end from here on. */
  void append(Connection connection, List<Act> acts) throws SQLException {
    AuditChain chain = lockedEnd(connection);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Act act : acts) {
        ChainedRecord record = chain.next(act, salt());
        bind(insert, record, act);
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

  private String salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
