package org.chemosign.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.chemosign.security.access.JobOwners;

/** Whose jobs are, in the database, so that every node of the server knows. */
class JobOwnerTable implements JobOwners {

  private final DataSource dataSource;

  JobOwnerTable(DataSource dataSource) {
    this.dataSource = dataSource;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement create =
            connection.prepareStatement(
                "create table if not exists chemosign_job_owner (job varchar(100) primary key,"
                    + " client varchar(500) not null, person varchar(500) not null)")) {
      create.execute();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void remember(String job, Owner owner) {
    if (find(job).isPresent()) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into chemosign_job_owner (job, client, person) values (?, ?, ?)")) {
      insert.setString(1, job);
      insert.setString(2, owner.client());
      insert.setString(3, owner.user());
      insert.execute();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<Owner> find(String job) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select client, person from chemosign_job_owner where job = ?")) {
      select.setString(1, job);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(new Owner(rows.getString(1), rows.getString(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(SQLException cause) {
    return new IllegalStateException("owners of jobs cannot be kept: " + cause.getMessage(), cause);
  }
}
