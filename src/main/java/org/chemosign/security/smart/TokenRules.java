package org.chemosign.security.smart;

import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What every access token has to meet: time, issuer, audience, and that it ends at all. */
public final class TokenRules implements OAuth2TokenValidator<Jwt> {

  /** How far clocks may be apart. */
  static final Duration SKEW = Duration.ofSeconds(5);

  private static final OAuth2Error REFUSED = new OAuth2Error("invalid_token");

  private final String audience;

  private TokenRules(String audience) {
    this.audience = audience;
  }

  /** The rules for tokens of an issuer for an audience, with further ones. */
  public static OAuth2TokenValidator<Jwt> of(
      String issuer, String audience, List<OAuth2TokenValidator<Jwt>> further) {
    List<OAuth2TokenValidator<Jwt>> rules =
        new java.util.ArrayList<>(
            List.of(
                new JwtTimestampValidator(SKEW),
                new JwtIssuerValidator(issuer),
                new TokenRules(audience)));
    rules.addAll(further);
    return new DelegatingOAuth2TokenValidator<>(rules);
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    boolean ours = token.getAudience() != null && token.getAudience().contains(audience);
    return ours && token.getExpiresAt() != null
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(REFUSED);
  }
}
