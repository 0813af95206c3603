package org.chemosign.security.smart;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for a while that a token was good, since an app sends the same token with every request
 * and verifying it takes longer than reading a small resource. What can change meanwhile, time and
 * revocation, is looked at with every request.
 */
public final class VerifiedTokens implements JwtDecoder {

  /** How long, unless somebody is asked who may know better. */
  public static final Duration KEPT = Duration.ofMinutes(1);

  private static final int MOST = 10_000;

  private final JwtDecoder decoder;
  private final Predicate<String> revoked;
  private final Cache<String, Verified> verified;

  /** A token, its id, and when it ends for good. */
  private record Verified(Jwt token, String id, Instant end) {}

  /**
   * Tokens that are verified once in a while.
   *
   * @param decoder verifies signature and claims
   * @param revoked whether the token of an id was ended before its time
   * @param kept how long a token that was verified is taken for good
   */
  public VerifiedTokens(JwtDecoder decoder, Predicate<String> revoked, Duration kept) {
    this.decoder = decoder;
    this.revoked = revoked;
    this.verified = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(kept).build();
  }

  @Override
  public Jwt decode(String token) {
    Verified known = verified.get(token, this::verify);
    if (Instant.now().isAfter(known.end()) || revoked.test(known.id())) {
      verified.invalidate(token);
      throw new BadJwtException("the token has ended");
    }
    return known.token();
  }

  private Verified verify(String token) {
    Jwt jwt = decoder.decode(token);
    Instant end = Optional.ofNullable(jwt.getExpiresAt()).orElse(Instant.MIN);
    return new Verified(
        jwt, Optional.ofNullable(jwt.getId()).orElse(""), end.plus(TokenRules.SKEW));
  }
}
