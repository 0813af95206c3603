package org.chemosign.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.chemosign.operation.job.JobBoard;

/** Signs of life of jobs, one row a job, in the database that all nodes share. */
class JobBeats implements JobBoard {

  private final DataSource dataSource;

  JobBeats(DataSource dataSource) {
    this.dataSource = dataSource;
    execute(
        "create table if not exists chemosign_job"
            + " (id varchar(64) primary key, beat varchar(20) not null,"
            + " progress varchar(100) not null)");
  }

  @Override
  public void beat(String job, Beat beat) {
    String at = Long.toString(beat.at().toEpochMilli());
    if (execute(
            "update chemosign_job set beat = ?, progress = ? where id = ?",
            at,
            beat.progress(),
            job)
        == 0) {
      execute(
          "insert into chemosign_job (beat, progress, id) values (?, ?, ?)",
          at,
          beat.progress(),
          job);
    }
  }

  @Override
  public Optional<Beat> last(String job) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select beat, progress from chemosign_job where id = ?")) {
      select.setString(1, job);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Beat(
                    Instant.ofEpochMilli(Long.parseLong(rows.getString(1))), rows.getString(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a job cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void forget(String job) {
    execute("delete from chemosign_job where id = ?", job);
  }

  private int execute(String sql, String... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("a job cannot be noted: " + e.getMessage(), e);
    }
  }
}
