package org.chemosign.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an app asks for, and the secret of its PKCE.
 *
 * @param client client id
 * @param redirect where it wants the code
 * @param scopes what it wants
 * @param verifier its PKCE secret
 */
public record SmartRequest(String client, String redirect, List<String> scopes, String verifier) {

  private static final Map<String, String> REDIRECTS =
      Map.of(
          "public-app", "http://127.0.0.1:9/callback",
          "other-app", "http://127.0.0.1:9/other",
          "confidential-app", "http://127.0.0.1:9/confidential",
          "key-app", "http://127.0.0.1:9/keys");

  /** A request of one of the apps of the tests. */
  public static SmartRequest of(String client, String... scopes) {
    return new SmartRequest(
        client,
        REDIRECTS.get(client),
        List.of(scopes),
        UUID.randomUUID() + "-" + UUID.randomUUID());
  }

  /** The parameters of a good request to a server; tests change them to bad ones. */
  public Map<String, String> parameters(String fhirBase) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", client);
    parameters.put("redirect_uri", redirect);
    parameters.put("scope", String.join(" ", scopes));
    parameters.put("state", "app-state");
    parameters.put("aud", fhirBase);
    parameters.put("code_challenge", challenge());
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  private String challenge() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The form that turns a code into a token. */
  public Map<String, String> redeem(String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirect);
    form.put("client_id", client);
    form.put("code_verifier", verifier);
    return form;
  }
}
