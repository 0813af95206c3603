package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An external issuer in a process of its own: Keycloak with our realm, apps in Chromium and a
 * system with a key. The environment variable {@code CHEMOSIGN_KEYCLOAK} names the unpacked
 * distribution; without it these tests say so and are skipped.
 */
class KeycloakIT {

  private static final NodeStory STORY =
      new NodeStory("smart-launch.mjs", List.of("fhirclient", "playwright-core"));
  private static final String SECRET = "synthetic-secret";
  private static final List<String> APP_SCOPES =
      List.of("fhirUser", "launch/patient", "offline_access", "patient/*.rs");

  private static final TestKeys KEYS = new TestKeys();

  @TempDir private static Path folder;

  private static KeycloakProcess keycloak;
  private static ServerProcess server;
  private static int appsPort;

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Path home =
        STORY.present(
            Optional.ofNullable(System.getenv("CHEMOSIGN_KEYCLOAK")).map(Path::of),
            "CHEMOSIGN_KEYCLOAK names no distribution of Keycloak");
    int port = ServerProcess.freePort();
    appsPort = ServerProcess.freePort();
    keycloak =
        KeycloakProcess.begin(
            home, ServerProcess.freePort(), folder, "http://127.0.0.1:" + port + "/fhir");
    server =
        ServerProcess.startAt(
            port,
            folder.resolve("data"),
            Map.of(
                "CHEMOSIGN_SECURITY_CORSORIGINS",
                "http://127.0.0.1:" + appsPort,
                "CHEMOSIGN_SECURITY_INTROSPECTION_CLIENTID",
                "chemosign",
                "CHEMOSIGN_SECURITY_INTROSPECTION_CLIENTSECRET",
                SECRET,
                "CHEMOSIGN_SECURITY_INTROSPECTION_EVERY",
                "PT2S"),
            "--security=external",
            "--issuer=" + keycloak.issuer());
    keycloak.awaitReady();
    register();
    store();
  }

  private static void register() throws IOException, InterruptedException {
    keycloak.user(
        "clinician", Map.of("fhirUser", List.of("Practitioner/anna"), "patient", List.of("p1")));
    String app = "http://127.0.0.1:" + appsPort;
    for (String id : List.of("browser-app", "browser-public")) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("clientId", id);
      members.put("redirectUris", List.of(app + "/app.html"));
      members.put("webOrigins", List.of(app));
      members.put("defaultClientScopes", List.of("basic", "chemosign"));
      members.put("optionalClientScopes", APP_SCOPES);
      members.put("publicClient", id.equals("browser-public"));
      members.put("secret", SECRET);
      keycloak.client("app.json", members);
    }
    keycloak.client("app.json", Map.of("clientId", "chemosign", "secret", SECRET));
    Map<String, Object> keys =
        Map.of("jwks.string", KEYS.into("$EC"), "token.endpoint.auth.signing.alg", "ES384");
    keycloak.client(
        "backend.json",
        Map.of(
            "clientId",
            "backend",
            "attributes",
            keys,
            "optionalClientScopes",
            List.of("system/*.cruds", "system/*.rs", "system/Patient.rs")));
    keycloak.client(
        "backend.json",
        Map.of(
            "clientId",
            "elsewhere",
            "attributes",
            keys,
            "defaultClientScopes",
            List.of("basic"),
            "optionalClientScopes",
            List.of("system/*.cruds")));
  }

  private static void store() throws IOException, InterruptedException {
    FhirHttp backend = as("backend", "system/*.cruds");
    for (String id : List.of("p1", "p2")) {
      Observation observation = new Observation();
      observation.setStatus(Observation.ObservationStatus.FINAL).getCode().setText("synthetic");
      observation.setSubject(new Reference("Patient/" + id));
      put(backend, id, patient(id));
      put(backend, "o" + id, observation);
    }
    put(backend, "anna", practitioner());
  }

  private static Patient patient(String id) {
    Patient patient = new Patient();
    patient.addName(name(id));
    return patient;
  }

  private static Practitioner practitioner() {
    Practitioner practitioner = new Practitioner();
    practitioner.addName(name("anna"));
    return practitioner;
  }

  private static HumanName name(String given) {
    return new HumanName().setFamily("Synthetic").addGiven(given);
  }

  private static void put(FhirHttp fhir, String id, Resource resource) {
    resource.setId(id);
    Answer answer = fhir.put(resource);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  private static JsonNode answer(String client, String scope)
      throws IOException, InterruptedException {
    String endpoint = keycloak.tokenEndpoint();
    Map<String, String> form = new LinkedHashMap<>(KEYS.form(client, endpoint, true));
    form.put("grant_type", "client_credentials");
    form.put("scope", scope);
    return keycloak.token(endpoint, form);
  }

  private static FhirHttp as(String client, String scope) throws IOException, InterruptedException {
    JsonNode answer = answer(client, scope);
    assertThat(answer.has("access_token")).as(answer.toString()).isTrue();
    return with(answer.get("access_token").asText());
  }

  private static FhirHttp with(String token) {
    return new FhirHttp(server.base(), "Authorization", "Bearer " + token);
  }

  @Test
  void anAppWithASecretIsRenewedAndRevoked() throws IOException, InterruptedException {
    run(Map.of("clientId", "browser-app", "clientSecret", SECRET, "offline", true));
  }

  @Test
  void aPublicAppIsLaunched() throws IOException, InterruptedException {
    run(Map.of("clientId", "browser-public"));
  }

  private void run(Map<String, Object> launch) throws IOException, InterruptedException {
    Map<String, Object> settings = new LinkedHashMap<>(launch);
    settings.put("chromium", STORY.chromium().toString());
    settings.put("base", server.base());
    settings.put("port", appsPort);
    settings.put("user", "clinician");
    settings.put("password", "synthetic-password");
    settings.put("patient", "p1");
    settings.put("other", "p2");
    settings.put("revokedWithin", 20);
    Path file = directory.resolve("settings.json");
    new ObjectMapper().writeValue(file.toFile(), settings);
    STORY.run(directory, "the launch holds", file.toString());
  }

  @Test
  void aSystemWithAKeyFetchesABulkExport() throws IOException, InterruptedException {
    FhirHttp backend = as("backend", "system/*.rs");
    Answer started = backend.get("$export?_type=Patient", "Prefer", "respond-async");
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    String status = started.response().headers().firstValue("Content-Location").orElseThrow();
    String path = status.substring(server.base().length() + 1);
    Answer answer = backend.get(path);
    for (int i = 0; i < 240 && answer.status() == 202; i++) {
      Thread.sleep(250);
      answer = backend.get(path);
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    String file = answer.body().replaceAll("(?s).*\"url\" ?: ?\"[^\"]*/(Binary/[^\"]+)\".*", "$1");
    assertThat(backend.get(file).body()).contains("\"p1\"", "\"p2\"");
    assertThat(as("backend", "system/*.cruds").get("Patient/p1").status()).isEqualTo(200);
  }

  @Test
  void scopesThatWereNotGrantedDoNothing() throws IOException, InterruptedException {
    FhirHttp narrow = as("backend", "system/Patient.rs");
    assertThat(narrow.get("Patient/p1").status()).isEqualTo(200);
    assertThat(narrow.get("Observation/op1").status()).isEqualTo(403);
    assertThat(narrow.delete("Patient/p1").status()).isEqualTo(403);
    assertThat(answer("backend", "system/*.read").path("error").asText())
        .isEqualTo("invalid_scope");
  }

  @Test
  void tokensForOthersAreRefused() throws IOException, InterruptedException {
    assertThat(as("elsewhere", "system/*.cruds").get("Patient/p1").status()).isEqualTo(401);
    assertThat(with(keycloak.administratorsToken()).get("Patient/p1").status()).isEqualTo(401);
    assertThat(new FhirHttp(server.base()).get("Patient/p1").status()).isEqualTo(401);
  }

  @Test
  void discoveryNamesTheIssuersEndpoints() throws IOException {
    Answer answer = new FhirHttp(server.base()).get(".well-known/smart-configuration");
    JsonNode document = new ObjectMapper().readTree(answer.body());
    assertThat(document.get("token_endpoint").asText()).isEqualTo(keycloak.tokenEndpoint());
    assertThat(document.get("issuer").asText()).isEqualTo(keycloak.issuer());
    for (String member :
        List.of("authorization_endpoint", "revocation_endpoint", "introspection_endpoint")) {
      assertThat(document.get(member).asText()).startsWith(keycloak.issuer() + "/");
    }
  }
}
