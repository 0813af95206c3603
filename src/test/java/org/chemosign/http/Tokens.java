package org.chemosign.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tokens of the secure server, got by the real flows: a person signs in, chooses a patient and
 * consents; a system signs an assertion. Tokens are kept until a minute before they end.
 *
 * <p>Users, apps and systems are those of {@code src/test/resources/http/accounts.yaml}; stored are
 * the patients {@code secure-p1} and {@code secure-p2}.
 */
public final class Tokens {

  /** The client secret of {@code confidential-app}. */
  public static final String SECRET = "synthetic-secret";

  private static final long SPARE_SECONDS = 60;

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final ServerProcess server;
  private final TestKeys keys;
  private final int appsPort;

  Tokens(ServerProcess server, TestKeys keys, int appsPort) {
    this.server = server;
    this.keys = keys;
    this.appsPort = appsPort;
  }

  /** The port of loopback where the apps {@code browser-app} and {@code browser-public} may be. */
  public int appsPort() {
    return appsPort;
  }

  private record Kept(String token, Instant end) {}

  /** The secure server. */
  public ServerProcess server() {
    return server;
  }

  /** FHIR base URL of the secure server. */
  public String base() {
    return server.base();
  }

  /** Scheme, host and port of the secure server, which is the issuer as well. */
  public String origin() {
    return base().substring(0, base().length() - "/fhir".length());
  }

  /** Keys of the clients. */
  public TestKeys keys() {
    return keys;
  }

  /** A new browser that nobody is signed in with. */
  public SmartBrowser browser() {
    return new SmartBrowser(origin(), server.tls());
  }

  /** FHIR with a token on every request. */
  public FhirHttp fhir(String token) {
    return new FhirHttp(server.tls(), base(), "Authorization", "Bearer " + token);
  }

  /** FHIR without a token. */
  public FhirHttp anonymous() {
    return new FhirHttp(server.tls(), base());
  }

  /** FHIR for a patient as {@code public-app}, launched by a clinician who sees everybody. */
  public FhirHttp forPatient(String patient, String... scopes) {
    return fhir(user("clinician", patient, scopes));
  }

  /**
   * The token of a user for {@code public-app}.
   *
   * @param patient patient to choose; empty text when the scopes need none
   */
  public String user(String user, String patient, String... scopes) {
    return keep(
        user + " " + patient + " " + Arrays.toString(scopes),
        () -> {
          SmartRequest request = SmartRequest.of("public-app", scopes);
          return redeemed(request, code(user, patient, request)).json();
        });
  }

  /** FHIR for a system, with {@code system/} scopes. */
  public FhirHttp asSystem(String client, String... scopes) {
    return fhir(system(client, scopes));
  }

  /** The token of a system. */
  public String system(String client, String... scopes) {
    return keep(
        client + " " + Arrays.toString(scopes),
        () -> {
          WebAnswer answer = systemAnswer(client, scopes);
          require(answer, 200);
          return answer.json();
        });
  }

  /** The answer to a system that asks for a token. */
  public WebAnswer systemAnswer(String client, String... scopes) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("scope", String.join(" ", scopes));
    form.putAll(keys.form(client, tokenEndpoint(), client.equals("other-backend")));
    return browser().post("/oauth2/token", form);
  }

  /** Address of the token endpoint. */
  public String tokenEndpoint() {
    return origin() + "/oauth2/token";
  }

  /** A code that a user has allowed for an app. */
  public String code(String user, String patient, SmartRequest request) {
    SmartBrowser browser = browser();
    WebAnswer asked = browser.authorize(user, request.parameters(base()));
    WebAnswer allowed =
        browser.consent(
            asked, patient.isEmpty() ? Map.of() : Map.of("patient", patient), request.scopes());
    String code = allowed.query().get("code");
    if (code == null) {
      throw new AssertionError("no code but " + allowed.status() + " " + allowed.location());
    }
    return code;
  }

  /** The token response for a code. */
  public WebAnswer redeemed(SmartRequest request, String code) {
    WebAnswer answer = redeem(request, code);
    require(answer, 200);
    return answer;
  }

  /** The answer to an app that redeems a code. */
  public WebAnswer redeem(SmartRequest request, String code) {
    Map<String, String> form = request.redeem(code);
    if (request.client().equals("key-app")) {
      form.putAll(keys.form("key-app", tokenEndpoint(), true));
    }
    return browser().post("/oauth2/token", form, credentials(request.client()));
  }

  /** The header with the secret of a client; none for clients without. */
  public static String[] credentials(String client) {
    if (!client.equals("confidential-app")) {
      return new String[0];
    }
    String pair = Base64.getEncoder().encodeToString((client + ":" + SECRET).getBytes());
    return new String[] {"Authorization", "Basic " + pair};
  }

  private String keep(String key, Supplier<JsonNode> flow) {
    Kept known = kept.get(key);
    if (known == null || known.end().isBefore(Instant.now().plusSeconds(SPARE_SECONDS))) {
      JsonNode response = flow.get();
      Instant end = Instant.now().plusSeconds(response.path("expires_in").asLong());
      known = new Kept(response.path("access_token").asText(), end);
      kept.put(key, known);
    }
    return known.token();
  }

  private static void require(WebAnswer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError(List.of(answer.status(), answer.location(), answer.body()) + "");
    }
  }
}
