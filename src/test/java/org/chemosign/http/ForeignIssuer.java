package org.chemosign.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An issuer of tokens in a process of its own, as far as a resource server sees one: OpenID
 * configuration, keys, and tokens with whatever claims a test needs.
 */
final class ForeignIssuer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY_ID = "k1";

  private final HttpServer server;
  private final KeyPair keys;

  private ForeignIssuer(HttpServer server, KeyPair keys) {
    this.server = server;
    this.keys = keys;
  }

  static ForeignIssuer start() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    ForeignIssuer issuer = new ForeignIssuer(server, generator.generateKeyPair());
    server.createContext(
        "/.well-known/openid-configuration", exchange -> answer(exchange, issuer.configuration()));
    server.createContext("/keys", exchange -> answer(exchange, issuer.published()));
    server.start();
    return issuer;
  }

  /** The issuer's name, which is its address. */
  String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Map<String, Object> configuration() {
    return Map.of(
        "issuer", name(),
        "jwks_uri", name() + "/keys",
        "authorization_endpoint", name() + "/authorize",
        "token_endpoint", name() + "/token",
        "response_types_supported", List.of("code"),
        "subject_types_supported", List.of("public"),
        "id_token_signing_alg_values_supported", List.of("RS256"));
  }

  private Map<String, Object> published() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "keys",
        List.of(
            Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY_ID,
                "n",
                number(key.getModulus()),
                "e",
                number(key.getPublicExponent()))));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return base64(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void answer(HttpExchange exchange, Map<String, Object> body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /**
   * A token for an audience, good for ten minutes unless the claims say otherwise.
   *
   * @param claims further claims, which replace the usual ones
   */
  String token(String audience, String scope, Map<String, Object> claims) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("iss", name());
    all.put("sub", "anna");
    all.put("client_id", "app");
    all.put("aud", audience);
    all.put("iat", now - 5);
    all.put("exp", now + 600);
    all.put("jti", UUID.randomUUID().toString());
    all.put("scope", scope);
    all.putAll(claims);
    return signed(Map.of("alg", "RS256", "kid", KEY_ID, "typ", "JWT"), all);
  }

  private String signed(Map<String, Object> header, Map<String, Object> claims) {
    try {
      String content =
          base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + base64(signature.sign());
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
