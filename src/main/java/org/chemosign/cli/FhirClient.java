package org.chemosign.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;

/** The little FHIR over HTTP that the demonstration needs, in JSON. */
final class FhirClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FHIR_JSON = "application/fhir+json";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 500;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;

  /** A client of the server whose FHIR base this is. */
  FhirClient(URI base) {
    this.base = URI.create(base.toString().replaceFirst("/+$", "") + "/");
  }

  /**
   * Waits until the server answers its CapabilityStatement.
   *
   * @param process its process, where known: when that ends, waiting ends
   * @throws CommandException when it does not become ready
   */
  void awaitReady(Duration limit, OptionalLong process) {
    long end = System.nanoTime() + limit.toNanos();
    while (!ready()) {
      if (process.isPresent() && ProcessHandle.of(process.getAsLong()).isEmpty()) {
        throw new CommandException("the server ended before it was ready");
      }
      if (System.nanoTime() > end) {
        throw new CommandException(
            "no server is ready at " + base + " after " + limit.toSeconds() + " s");
      }
      pause();
    }
  }

  private boolean ready() {
    try {
      HttpRequest request = request("metadata").GET().build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Reads a resource or a search. */
  JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  /** Creates a resource unless one with that search exists; returns the one that exists then. */
  JsonNode createIfNoneExists(String type, String search, ObjectNode resource) {
    HttpRequest request =
        request(type).header("If-None-Exist", search).POST(body(resource)).build();
    JsonNode created = send(request);
    return created.hasNonNull("id") ? created : get(type + "?" + search).at("/entry/0/resource");
  }

  /** Calls an operation. */
  JsonNode operation(String path, ObjectNode parameters) {
    return send(request(path).POST(body(parameters)).build());
  }

  /** Where a resource is read. */
  String url(String type, String id) {
    return base.resolve(type + "/" + id).toString();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("Accept", FHIR_JSON)
        .header("Content-Type", FHIR_JSON)
        .header("Prefer", "return=representation");
  }

  private static HttpRequest.BodyPublisher body(ObjectNode resource) {
    return HttpRequest.BodyPublishers.ofString(resource.toString(), StandardCharsets.UTF_8);
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new CommandException(
            "%s %s answered %d: %s"
                .formatted(
                    request.method(),
                    request.uri(),
                    response.statusCode(),
                    diagnostics(response.body())));
      }
      return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
    } catch (IOException e) {
      throw new CommandException(request.uri() + " cannot be reached: " + e, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static String diagnostics(String body) {
    try {
      String text = JSON.readTree(body).at("/issue/0/diagnostics").asText();
      return text.isEmpty() ? "no diagnostics" : text;
    } catch (JsonProcessingException e) {
      return "not FHIR";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static CommandException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new CommandException("interrupted", cause);
  }
}
