package org.chemosign.security.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Takes out of the trail whose data records were about, once that patient is erased. The records
 * stay, under a pseudonym; one more says so.
 */
public final class AuditEraser {

  private static final int AT_ONCE = 500;

  private final AuditStore store;

  public AuditEraser(AuditStore store) {
    this.store = store;
  }

  /**
   * What became of the trail.
   *
   * @param pseudonym what stands for the patient from now on
   * @param records how many records were about the patient
   */
  public record Erased(String pseudonym, int records) {}

  /**
   * Pseudonymises all records about a patient or a resource of that patient, within a transaction
   * that holds up all other records from here on.
   *
   * @param patient logical id
   * @param resources relative references of everything that was the patient's
   */
  public Erased erase(Connection connection, String patient, Set<String> resources, Act.Agent agent)
      throws SQLException {
    String pseudonym = "erased-" + UUID.randomUUID();
    AuditStore.lockedEnd(connection);
    TreeSet<Long> numbers = numbers(connection, patient, resources);
    blank(connection, numbers, pseudonym);
    store.append(connection, List.of(act(ChainCheck.account(pseudonym, numbers), agent)));
    return new Erased(pseudonym, numbers.size());
  }

  private static Act act(String account, Act.Agent agent) {
    Act.Matter matter =
        new Act.Matter(
            Optional.of("Patient"),
            Optional.of("$erase"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(account));
    return new Act(Instant.now(), ActKind.ERASURE, 200, agent, matter);
  }

  private static TreeSet<Long> numbers(Connection connection, String patient, Set<String> resources)
      throws SQLException {
    TreeSet<Long> numbers = new TreeSet<>(numbers(connection, "patient", List.of(patient)));
    List<String> all = new ArrayList<>(resources);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      numbers.addAll(numbers(connection, "target", some));
    }
    return numbers;
  }

  private static List<Long> numbers(Connection connection, String column, List<String> values)
      throws SQLException {
    String marks = "?" + ", ?".repeat(values.size() - 1);
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number from chemosign_audit where " + column + " in (" + marks + ")")) {
      for (int i = 0; i < values.size(); i++) {
        select.setString(i + 1, values.get(i));
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
      }
    }
    return numbers;
  }

  private static void blank(Connection connection, Set<Long> numbers, String pseudonym)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update chemosign_audit set details = null, target = null, patient = null,"
                + " pseudonym = ? where number = ?")) {
      for (long number : numbers) {
        update.setString(1, pseudonym);
        update.setLong(2, number);
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
