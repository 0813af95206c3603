package org.chemosign.security.smart.issuer;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Launches of apps from this server, and the patients of granted launches. A handle is random, good
 * for one launch within five minutes, and for one user and client only.
 */
final class Launches {

  private static final int HANDLE_BYTES = 32;
  private static final int SECONDS = 300;

  private final SecureRandom random = new SecureRandom();
  private final JdbcOperations database;

  Launches(JdbcOperations database) {
    this.database = database;
  }

  /** A new handle; only its digest is kept. */
  String handle(String user, String client, String patient) {
    byte[] bytes = new byte[HANDLE_BYTES];
    random.nextBytes(bytes);
    String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    database.update(
        "insert into chemosign_launch (digest, user_id, client_id, patient, expires_at)"
            + " values (?, ?, ?, ?, ?)",
        Digest.of(handle),
        user,
        client,
        patient,
        Instant.now().getEpochSecond() + SECONDS);
    return handle;
  }

  /**
   * The patient of a handle that is still good.
   *
   * @param user who is signed in; empty when nobody is yet
   */
  Optional<String> patient(String handle, String client, Optional<String> user) {
    List<String> patients =
        database.queryForList(
            "select patient from chemosign_launch where digest = ? and client_id = ?"
                + " and expires_at > ? and user_id = coalesce(?, user_id)",
            String.class,
            Digest.of(handle),
            client,
            Instant.now().getEpochSecond(),
            user.orElse(null));
    return patients.stream().findFirst();
  }

  /** Uses a handle up; false when somebody has already. */
  boolean use(String handle) {
    return database.update("delete from chemosign_launch where digest = ?", Digest.of(handle)) == 1;
  }

  /** Keeps for an authorisation which patient it is about. */
  void grant(String authorization, String patient) {
    database.update(
        "delete from chemosign_launch_patient where authorization_id = ?", authorization);
    database.update(
        "insert into chemosign_launch_patient (authorization_id, patient) values (?, ?)",
        authorization,
        patient);
  }

  /** The patient that an authorisation is about. */
  Optional<String> granted(String authorization) {
    return database
        .queryForList(
            "select patient from chemosign_launch_patient where authorization_id = ?",
            String.class,
            authorization)
        .stream()
        .findFirst();
  }
}
