package org.chemosign.http;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** FHIR over real HTTP, without a client library in between. */
public final class FhirHttp {

  /** Shared, because making one takes seconds. */
  public static final FhirContext FHIR = FhirContext.forR4Cached();

  private final HttpClient http;
  private final String base;
  private final String[] always;

  /** FHIR at a base, with headers on every request. */
  public FhirHttp(String base, String... always) {
    this(HttpClient.newHttpClient(), base, always);
  }

  /** FHIR over TLS, with headers on every request. */
  FhirHttp(SSLContext tls, String base, String... always) {
    this(HttpClient.newBuilder().sslContext(tls).build(), base, always);
  }

  private FhirHttp(HttpClient http, String base, String... always) {
    this.http = http;
    this.base = base;
    this.always = always.clone();
  }

  /** FHIR base URL. */
  public String base() {
    return base;
  }

  /** An answer: status, headers, body. */
  public record Answer(HttpResponse<String> response) {

    /** HTTP status. */
    public int status() {
      return response.statusCode();
    }

    /** The body as text. */
    public String body() {
      return response.body();
    }

    /** The body as a resource of a type. */
    public <T extends Resource> T as(Class<T> type) {
      return FHIR.newJsonParser().parseResource(type, response.body());
    }
  }

  /** GET of a path below the base, such as {@code Patient/1}, with headers. */
  public Answer get(String path, String... headers) {
    return send(with(request(path).GET(), headers));
  }

  /** POST of a resource. */
  public Answer post(String path, Resource body, String... headers) {
    return postText(path, FHIR.newJsonParser().encodeResourceToString(body), headers);
  }

  /** PUT of a resource. */
  public Answer put(String path, Resource body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/fhir+json")
            .PUT(BodyPublishers.ofString(FHIR.newJsonParser().encodeResourceToString(body)));
    return send(with(request, headers));
  }

  /** POST of any text as {@code application/fhir+json}, unless a header says otherwise. */
  public Answer postText(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/fhir+json")
            .POST(BodyPublishers.ofString(body));
    return send(with(request, headers));
  }

  /** PUT of a resource under its id. */
  public Answer put(Resource body, String... headers) {
    String path = body.fhirType() + "/" + body.getIdElement().getIdPart();
    return put(path, FHIR.newJsonParser().encodeResourceToString(body), headers);
  }

  /** JSON patch of a resource. */
  public Answer patch(String path, String body) {
    return patch(path, "application/json-patch+json", body);
  }

  /** PUT of any text as {@code application/fhir+json}. */
  public Answer put(String path, String body, String... headers) {
    return method("PUT", path, "application/fhir+json", body, headers);
  }

  /** PATCH of a path by a document of a media type. */
  public Answer patch(String path, String mediaType, String body, String... headers) {
    return method("PATCH", path, mediaType, body, headers);
  }

  /** DELETE of a path. */
  public Answer delete(String path, String... headers) {
    return send(with(request(path).DELETE(), headers));
  }

  private Answer method(
      String method, String path, String mediaType, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", mediaType)
            .method(method, BodyPublishers.ofString(body));
    return send(with(request, headers));
  }

  private static HttpRequest with(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request.build();
  }

  /** Stores a resource and returns it as stored. */
  @SuppressWarnings("unchecked")
  public <T extends Resource> T create(T resource) {
    Answer answer = post(resource.fhirType(), resource);
    if (answer.status() != 201) {
      throw new AssertionError("create answered " + answer.status() + ": " + answer.body());
    }
    return (T) answer.as(resource.getClass());
  }

  /** Number of resources of a type on the server. */
  public int count(String type) {
    return get(type + "?_summary=count&_total=accurate").as(Bundle.class).getTotal();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/" + path));
    for (int i = 0; i < always.length; i += 2) {
      request.setHeader(always[i], always[i + 1]);
    }
    return request;
  }

  private Answer send(HttpRequest request) {
    try {
      Answer answer = new Answer(http.send(request, BodyHandlers.ofString()));
      Emitted.note(base, answer.body());
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
