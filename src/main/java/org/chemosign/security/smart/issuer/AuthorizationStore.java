package org.chemosign.security.smart.issuer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.chemosign.security.smart.PatientTokens;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Authorisations in the database, and beside them the ids of access tokens that ended before their
 * time: revoked, replaced by a refresh, of a code used twice, of a user who signed out.
 */
final class AuthorizationStore implements OAuth2AuthorizationService, PatientTokens {

  private static final String JTI = "jti";

  private final JdbcOperations database;
  private final OAuth2AuthorizationService stored;

  /**
   * Ids of ended tokens and when they would have ended, as in the table; asked at every request.
   */
  private final Map<String, Long> revoked = new ConcurrentHashMap<>();

  AuthorizationStore(JdbcOperations database, RegisteredClientRepository clients) {
    this.database = database;
    this.stored = new JdbcOAuth2AuthorizationService(database, clients);
    database.query(
        "select token_id, expires_at from chemosign_revoked_token",
        row -> {
          revoked.put(row.getString(1), row.getLong(2));
        });
  }

  @Override
  public void save(OAuth2Authorization authorization) {
    OAuth2Authorization before = stored.findById(authorization.getId());
    stored.save(authorization);
    if (before != null && isOver(before, authorization)) {
      revoke(before);
    }
    OAuth2Authorization.Token<OAuth2AccessToken> token = authorization.getAccessToken();
    if (token != null && token.isInvalidated()) {
      revoke(authorization);
    }
  }

  private static boolean isOver(OAuth2Authorization before, OAuth2Authorization after) {
    return before.getAccessToken() != null
        && (after.getAccessToken() == null
            || !Objects.equals(
                before.getAccessToken().getToken().getTokenValue(),
                after.getAccessToken().getToken().getTokenValue()));
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    stored.remove(authorization);
    revoke(authorization);
    database.update(
        "delete from chemosign_launch_patient where authorization_id = ?", authorization.getId());
  }

  @Override
  public OAuth2Authorization findById(String id) {
    return stored.findById(id);
  }

  @Override
  public OAuth2Authorization findByToken(String token, OAuth2TokenType type) {
    return stored.findByToken(token, type);
  }

  private void revoke(OAuth2Authorization authorization) {
    OAuth2Authorization.Token<OAuth2AccessToken> token = authorization.getAccessToken();
    if (token == null || token.getClaims() == null || token.isExpired()) {
      return;
    }
    String id = (String) token.getClaims().get(JTI);
    long end = Objects.requireNonNull(token.getToken().getExpiresAt()).getEpochSecond();
    if (revoked.containsKey(id)) {
      return;
    }
    try {
      database.update(
          "insert into chemosign_revoked_token (token_id, expires_at) values (?, ?)", id, end);
    } catch (DuplicateKeyException e) {
      // Another request was faster, which is as good.
    }
    revoked.put(id, end);
  }

  /** Whether an access token ended before its time. */
  boolean isRevoked(String tokenId) {
    return revoked.containsKey(tokenId);
  }

  /** Ends what a user allowed while signed in; what was allowed for offline access goes on. */
  void signedOut(String user) {
    List<String> ids =
        database.queryForList(
            "select id from oauth2_authorization where principal_name = ?"
                + " and authorization_grant_type = ?",
            String.class,
            user,
            AuthorizationGrantType.AUTHORIZATION_CODE.getValue());
    for (String id : ids) {
      OAuth2Authorization authorization = stored.findById(id);
      if (authorization != null
          && !authorization.getAuthorizedScopes().contains(ScopeRules.OFFLINE)) {
        remove(authorization);
      }
    }
  }

  @Override
  public void forget(String patient) {
    List<String> ids =
        database.queryForList(
            "select authorization_id from chemosign_launch_patient where patient = ?",
            String.class,
            patient);
    for (String id : ids) {
      OAuth2Authorization authorization = stored.findById(id);
      if (authorization != null) {
        remove(authorization);
      }
    }
    database.update("delete from chemosign_launch_patient where patient = ?", patient);
    database.update("delete from chemosign_launch where patient = ?", patient);
  }

  /** Forgets what nothing can come of any more. */
  void purge() {
    long now = Instant.now().getEpochSecond();
    java.sql.Timestamp time = java.sql.Timestamp.from(Instant.now());
    database.update(
        "delete from oauth2_authorization where access_token_expires_at < ?"
            + " and (refresh_token_expires_at is null or refresh_token_expires_at < ?)",
        time,
        time);
    database.update(
        "delete from oauth2_authorization where access_token_expires_at is null"
            + " and authorization_code_expires_at < ?",
        time);
    database.update("delete from chemosign_revoked_token where expires_at < ?", now);
    revoked.values().removeIf(end -> end < now);
    database.update("delete from chemosign_used_assertion where expires_at < ?", now);
    database.update("delete from chemosign_launch where expires_at < ?", now);
    database.update(
        "delete from chemosign_launch_patient where authorization_id not in"
            + " (select id from oauth2_authorization)");
  }

  /** Forgets consents that were asked for before this start; their sessions are gone. */
  void forgetUnanswered() {
    database.update(
        "delete from oauth2_authorization where access_token_expires_at is null"
            + " and authorization_code_expires_at is null");
  }
}
