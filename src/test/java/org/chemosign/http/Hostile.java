package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * Sends what no decent client sends, and looks at the answer: refused with an OperationOutcome that
 * tells nothing about the server's inside, in bounded time.
 */
final class Hostile {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int SOCKET_TIMEOUT_MS = 60_000;
  private static final String[] INSIDE = {
    "Exception",
    "ca.uhn",
    "org.chemosign",
    "org.hibernate",
    "java.",
    "\tat ",
    "at SELECT",
    "NullPointer",
    "PUBLIC.",
    "/tmp",
    "Tomcat"
  };

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  Hostile(String base) {
    this.base = URI.create(base);
  }

  /** A request with a body of JSON, unless a header says otherwise. */
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/fhir+json")
            .method(method, BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(LIMIT);
      assertThat(answer.body()).doesNotContain(INSIDE);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, new byte[0], headers);
  }

  /** Checks that an answer is a refusal with one of the statuses, and returns its text. */
  static String refused(HttpResponse<String> answer, Integer... statuses) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(List.of(statuses));
    OperationOutcome outcome =
        FhirHttp.FHIR.newJsonParser().parseResource(OperationOutcome.class, answer.body());
    assertThat(outcome.getIssueFirstRep().getDiagnostics()).hasSizeLessThan(1_000);
    return outcome.getIssueFirstRep().getDiagnostics();
  }

  /** What a socket gets back for bytes sent as they are, head and body, up to the end of it. */
  String raw(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
      socket.setSoTimeout(SOCKET_TIMEOUT_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request line and Host, with further header lines, on a connection of its own. */
  String line(String line, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return raw(line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + more + "\r\n");
  }

  /** Status of an answer as {@link #raw} returns it. */
  static int status(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain(INSIDE);
    return Integer.parseInt(answer.substring(9, 12));
  }
}
