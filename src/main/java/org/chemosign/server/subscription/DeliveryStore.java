package org.chemosign.server.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What has still to be delivered, in the database of the resources: a row is written in the
 * transaction that writes the resource, so that neither exists without the other. Several servers
 * may work on one database; each row is claimed before it is sent.
 */
class DeliveryStore {

  private static final int BATCH = 50;
  private static final String COLUMNS = "id, subscription, resource, due, attempts, since";

  private final JdbcTemplate jdbc;

  DeliveryStore(DataSource dataSource) {
    jdbc = new JdbcTemplate(dataSource);
    jdbc.execute(
        "create table if not exists chemosign_delivery (id varchar(36) primary key,"
            + " subscription varchar(100) not null, resource varchar(250) not null,"
            + " due bigint not null, attempts int not null, since bigint not null,"
            + " unique (subscription, resource))");
  }

  /** Writes a delivery down, within the transaction that is going on. */
  void add(String subscription, String resource, Instant now) {
    jdbc.update(
        "insert into chemosign_delivery (" + COLUMNS + ") values (?, ?, ?, ?, 0, ?)",
        UUID.randomUUID().toString(),
        subscription,
        resource,
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  /** The deliveries that are due, longest due first; at most fifty. */
  List<Delivery> due(Instant now) {
    return jdbc.query(
        "select " + COLUMNS + " from chemosign_delivery where due <= ? order by due limit " + BATCH,
        DeliveryStore::delivery,
        now.toEpochMilli());
  }

  /**
   * Takes a delivery for this server until a time; after that another try is allowed, as when this
   * server dies meanwhile.
   *
   * @return false when another server was faster
   */
  boolean claim(Delivery delivery, Instant until) {
    return jdbc.update(
            "update chemosign_delivery set due = ? where id = ? and due = ?",
            until.toEpochMilli(),
            delivery.id(),
            delivery.due().toEpochMilli())
        == 1;
  }

  /** The receiver has it. */
  void done(Delivery delivery) {
    jdbc.update("delete from chemosign_delivery where id = ?", delivery.id());
  }

  /** The receiver has not taken it. */
  void failed(Delivery delivery, Instant due) {
    jdbc.update(
        "update chemosign_delivery set due = ?, attempts = ? where id = ?",
        due.toEpochMilli(),
        delivery.attempts() + 1,
        delivery.id());
  }

  /** Nobody wants them any more. */
  void forget(String subscription) {
    jdbc.update("delete from chemosign_delivery where subscription = ?", subscription);
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        row.getInt(5),
        Instant.ofEpochMilli(row.getLong(6)));
  }
}
