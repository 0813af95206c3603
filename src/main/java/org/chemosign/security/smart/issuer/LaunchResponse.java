package org.chemosign.security.smart.issuer;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;

/** Adds to the token response what an app needs to know of its launch. */
final class LaunchResponse implements Consumer<OAuth2AccessTokenAuthenticationContext> {

  @Override
  public void accept(OAuth2AccessTokenAuthenticationContext context) {
    OAuth2AccessTokenAuthenticationToken granted = context.getAuthentication();
    Map<String, Object> parameters = new LinkedHashMap<>(granted.getAdditionalParameters());
    String patient = patient(granted.getAccessToken().getTokenValue());
    if (patient != null) {
      parameters.put("patient", patient);
      parameters.put("need_patient_banner", true);
    }
    context.getAccessTokenResponse().additionalParameters(parameters);
  }

  private static String patient(String token) {
    try {
      return JWTParser.parse(token).getJWTClaimsSet().getStringClaim("patient");
    } catch (ParseException e) {
      throw new IllegalStateException("our own token cannot be read", e);
    }
  }
}
