package org.chemosign.security.smart;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers for a minute that a token's signature was good, since an app sends the same token with
 * every request and verifying it takes longer than reading a small resource. What can change
 * meanwhile (time, revocation, accounts) is looked at with every request.
 */
public final class VerifiedTokens implements JwtDecoder {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final JwtDecoder signatures;
  private final OAuth2TokenValidator<Jwt> rules;
  private final Cache<String, Jwt> verified =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  /**
   * Tokens that are verified once a minute and held to the rules each time.
   *
   * @param signatures verifies signatures and nothing else
   * @param rules what a token has to meet at every request
   */
  public VerifiedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> rules) {
    this.signatures = signatures;
    this.rules = rules;
  }

  @Override
  public Jwt decode(String token) {
    Jwt jwt = verified.get(token, signatures::decode);
    OAuth2TokenValidatorResult result = rules.validate(jwt);
    if (result.hasErrors()) {
      verified.invalidate(token);
      throw new JwtValidationException("the token does not hold", result.getErrors());
    }
    return jwt;
  }
}
