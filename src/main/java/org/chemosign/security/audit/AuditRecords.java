package org.chemosign.security.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads the trail: single records, searches, and all of it in order. */
public final class AuditRecords {

  private static final String SELECT =
      "select number, content, details, digest, hash, pseudonym, made, kind, failed, actor, target,"
          + " patient from chemosign_audit";
  private static final int FETCH = 500;

  private final DataSource dataSource;

  public AuditRecords(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The record of a number. */
  public Optional<ChainedRecord> find(long number) {
    return select(SELECT + " where number = ?", List.of(number)).stream().findFirst();
  }

  /** Records, newest first. */
  public List<ChainedRecord> search(AuditQuery query, int offset, int count) {
    List<Object> values = new ArrayList<>(query.values());
    values.add(count);
    values.add(offset);
    return select(SELECT + query.condition() + " order by number desc limit ? offset ?", values);
  }

  /** All that was ever named together with a patient: relative references without versions. */
  public Set<String> targetsAbout(String patient) {
    Set<String> targets = new TreeSet<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            prepare(
                connection,
                "select distinct target from chemosign_audit where patient = ?"
                    + " and target is not null",
                List.of(patient));
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        targets.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
    return targets;
  }

  /** How many records there are. */
  public int count(AuditQuery query) {
    String sql = "select count(*) from chemosign_audit" + query.condition();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = prepare(connection, sql, query.values());
        ResultSet row = select.executeQuery()) {
      row.next();
      return (int) Math.min(Integer.MAX_VALUE, row.getLong(1));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private List<ChainedRecord> select(String sql, List<Object> values) {
    List<ChainedRecord> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = prepare(connection, sql, values);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(record(rows));
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
    return found;
  }

  /** All records in the order of the chain. */
  public void each(Consumer<ChainedRecord> reader) {
    walk(rows -> reader.accept(record(rows)));
  }

  /** Checks the whole chain, its stated end, and the columns that are searched by. */
  public ChainCheck check() {
    ChainCheck check = new ChainCheck();
    walk(
        rows -> {
          ChainedRecord record = record(rows);
          check.add(agrees(rows, record) ? record : withoutHash(record));
        });
    return check;
  }

  private static ChainedRecord withoutHash(ChainedRecord record) {
    return new ChainedRecord(
        record.number(), record.content(), record.details(), record.digest(), "", Optional.empty());
  }

  /** Where the chain ends, as was last noted. */
  public AuditChain end() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            prepare(connection, "select number, hash from chemosign_audit_end", List.of());
        ResultSet row = select.executeQuery()) {
      return row.next() ? new AuditChain(row.getLong(1), row.getString(2)) : AuditChain.EMPTY;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Whether the columns to search by say what the record says. */
  private static boolean agrees(ResultSet row, ChainedRecord record) throws SQLException {
    Act act;
    try {
      act = record.act();
    } catch (AuditException | DateTimeParseException | NumberFormatException e) {
      return false;
    }
    return row.getLong("made") == act.at().toEpochMilli()
        && act.kind().code().equals(row.getString("kind"))
        && row.getBoolean("failed") == act.failed()
        && same(act.agent().user().or(act.agent()::client), row.getString("actor"))
        && same(act.object().resource(), row.getString("target"))
        && same(act.object().patient(), row.getString("patient"));
  }

  private static boolean same(Optional<String> stated, String column) {
    return Objects.equals(stated.orElse(null), column);
  }

  /** Reads one row. */
  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private void walk(Row reader) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement select = prepare(connection, SELECT + " order by number", List.of())) {
        select.setFetchSize(FETCH);
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            reader.read(rows);
          }
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, List<Object> values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }

  private static ChainedRecord record(ResultSet row) throws SQLException {
    return new ChainedRecord(
        row.getLong("number"),
        row.getString("content"),
        Optional.ofNullable(row.getString("details")),
        row.getString("digest"),
        row.getString("hash"),
        Optional.ofNullable(row.getString("pseudonym")));
  }

  private static AuditException unreadable(SQLException e) {
    return new AuditException("the audit cannot be read", e);
  }
}
