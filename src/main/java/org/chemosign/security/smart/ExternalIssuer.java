package org.chemosign.security.smart;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * What the external issuer says of itself in its OpenID configuration; asked when it is first
 * needed and kept for ten minutes.
 */
final class ExternalIssuer implements SmartDocument {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long KEPT = Duration.ofMinutes(10).toNanos();
  private static final int LARGEST = 1 << 18;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TAKEN_OVER =
      List.of(
          "issuer",
          "jwks_uri",
          "authorization_endpoint",
          "token_endpoint",
          "introspection_endpoint",
          "revocation_endpoint",
          "token_endpoint_auth_methods_supported",
          "token_endpoint_auth_signing_alg_values_supported",
          "grant_types_supported");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String issuer;
  private Map<String, Object> known = Map.of();
  private long askedAt;

  ExternalIssuer(String issuer) {
    this.issuer = issuer;
  }

  @Override
  public synchronized Map<String, Object> members() {
    if (known.isEmpty() || System.nanoTime() - askedAt > KEPT) {
      Map<String, Object> answered = ask();
      if (!issuer.equals(answered.get("issuer"))) {
        throw new AuthenticationServiceException("the issuer calls itself otherwise");
      }
      known = document(answered);
      askedAt = System.nanoTime();
    }
    return known;
  }

  private static Map<String, Object> document(Map<String, Object> answered) {
    Map<String, Object> members = new LinkedHashMap<>();
    TAKEN_OVER.stream()
        .filter(answered::containsKey)
        .forEach(member -> members.put(member, answered.get(member)));
    members.putAll(SmartDocument.common());
    members.put(
        "capabilities",
        List.of(
            "launch-standalone",
            "client-public",
            "client-confidential-symmetric",
            "sso-openid-connect",
            "context-standalone-patient",
            "permission-offline",
            "permission-patient",
            "permission-user",
            "permission-v1",
            "permission-v2"));
    return members;
  }

  private Map<String, Object> ask() {
    URI address = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try (InputStream body = http.send(request, BodyHandlers.ofInputStream()).body()) {
      return JSON.readValue(body.readNBytes(LARGEST), new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new AuthenticationServiceException("the issuer does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthenticationServiceException("interrupted", e);
    }
  }
}
