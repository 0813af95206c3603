package org.chemosign.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Keycloak with the realm of {@code src/docker/keycloak}, started by {@code src/build/keycloak.sh}.
 */
final class KeycloakProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_LIMIT = Duration.ofMinutes(6);
  private static final String ADMINISTRATOR = "admin";
  private static final String PASSWORD = "synthetic-password";
  private static final Path FILES = Path.of("src", "docker", "keycloak");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String origin;
  private final Path log;

  private KeycloakProcess(Process process, int port, Path log) {
    this.process = process;
    this.origin = "http://127.0.0.1:" + port;
    this.log = log;
  }

  /**
   * Begins to start.
   *
   * @param home the unpacked distribution
   * @param fhirBase the server that its tokens are for
   */
  static KeycloakProcess begin(Path home, int port, Path folder, String fhirBase)
      throws IOException {
    Path log = folder.resolve("keycloak.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash",
                Path.of("src", "build", "keycloak.sh").toString(),
                home.toString(),
                Integer.toString(port),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CHEMOSIGN_BASE_URL", fhirBase);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
    return new KeycloakProcess(builder.start(), port, log);
  }

  /** Name of the issuer, which is its address. */
  String issuer() {
    return origin + "/realms/chemosign";
  }

  /** Address of the token endpoint. */
  String tokenEndpoint() {
    return issuer() + "/protocol/openid-connect/token";
  }

  void awaitReady() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(START_LIMIT);
    URI discovery = URI.create(issuer() + "/.well-known/openid-configuration");
    while (!answers(discovery)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        process.destroyForcibly();
        throw new IllegalStateException("Keycloak does not start:\n" + Files.readString(log));
      }
      Thread.sleep(300);
    }
  }

  private boolean answers(URI address) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Registers a client by a file of {@code src/docker/keycloak}, with some members of its own. */
  void client(String file, Map<String, Object> members) throws IOException, InterruptedException {
    ObjectNode client = (ObjectNode) JSON.readTree(FILES.resolve(file).toFile());
    ObjectNode own = JSON.valueToTree(members);
    if (own.remove("attributes") instanceof ObjectNode attributes) {
      client.withObjectProperty("attributes").setAll(attributes);
    }
    client.setAll(own);
    create("/clients", client);
  }

  /** Adds a user who signs in with {@link #PASSWORD}. */
  void user(String name, Map<String, Object> attributes) throws IOException, InterruptedException {
    ObjectNode user = JSON.createObjectNode();
    user.put("username", name).put("enabled", true).put("emailVerified", true);
    user.put("firstName", "Synthetic").put("lastName", name).put("email", name + "@example.org");
    user.set("attributes", JSON.valueToTree(attributes));
    user.putArray("credentials").addObject().put("type", "password").put("value", PASSWORD);
    create("/users", user);
  }

  private void create(String path, JsonNode body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(origin + "/admin/realms/chemosign" + path))
                .header("Authorization", "Bearer " + administratorsToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  /** A good token of the same process, of another realm. */
  String administratorsToken() throws IOException, InterruptedException {
    return token(
            origin + "/realms/master/protocol/openid-connect/token",
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                ADMINISTRATOR,
                "password",
                PASSWORD))
        .get("access_token")
        .asText();
  }

  /** What a token endpoint answers to a form. */
  JsonNode token(String endpoint, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
