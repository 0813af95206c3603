package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.unstored;
import static org.chemosign.http.Requests.with;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with tight limits: who is slow, idle or too many waits; others are answered. */
class PressureIT {

  private static final String PREDICT = "Patient/$predict-chemosensitivity";
  private static final Duration PROMPTLY = Duration.ofSeconds(5);
  private static final int IDLE = 150;
  private static final int CLIENTS = 100;

  @TempDir private static Path dataDir;
  private static ServerProcess server;
  private static FhirHttp fhir;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server =
        ServerProcess.start(
            dataDir,
            Map.of(
                "CHEMOSIGN_ABUSE_OPERATIONSPERMINUTE", "120",
                "CHEMOSIGN_ABUSE_CONCURRENTBODIES", "20"));
    fhir = new FhirHttp(server.base());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void idleAndSlowConnectionsHoldNobodyUp() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < IDLE; i++) {
      Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), URI.create(fhir.base()).getPort());
      sockets.add(socket);
      String head = "POST /fhir/Patient HTTP/1.1\r\nHost: x\r\n";
      String body = "Content-Type: application/fhir+json\r\nContent-Length: 100000\r\n\r\n{";
      OutputStream out = socket.getOutputStream();
      out.write(
          (i % 3 == 0 ? "" : i % 3 == 1 ? head : head + body).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
    long start = System.nanoTime();
    assertThat(fhir.get("metadata").status()).isEqualTo(200);
    assertThat(fhir.get("Patient?_count=1").status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPTLY);
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void aBodyThatDoesNotComeIsNotWaitedFor() throws IOException, InterruptedException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(fhir.base()).getPort())) {
      socket.setSoTimeout(60_000);
      String head =
          "POST /fhir/Patient HTTP/1.1\r\nHost: x\r\nContent-Type: application/fhir+json\r\n"
              + "Content-Length: 100000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      byte[] answer = new byte[64];
      Thread trickle = new Thread(() -> trickle(socket));
      trickle.setDaemon(true);
      trickle.start();
      int count = socket.getInputStream().read(answer);
      assertThat(new String(answer, 0, count, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 408");
    }
  }

  private static void trickle(Socket socket) {
    try {
      while (true) {
        socket.getOutputStream().write(' ');
        Thread.sleep(500);
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void tooManyAtOnceAreToldToComeAgain() throws InterruptedException {
    Patient patient = Requests.patient(fhir);
    Parameters call = unstored(report(inline(SyntheticMatrix.tpm(99), "tpm")));
    String body =
        FhirHttp.FHIR
            .newJsonParser()
            .encodeResourceToString(with(call, "subject", Requests.reference(patient)));
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(fhir.base() + "/" + PREDICT))
            .header("Content-Type", "application/fhir+json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      answers.add(http.sendAsync(request, BodyHandlers.ofString()));
    }
    long start = System.nanoTime();
    assertThat(fhir.get("metadata").status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPTLY);
    List<HttpResponse<String>> all = answers.stream().map(CompletableFuture::join).toList();
    assertThat(all)
        .extracting(HttpResponse::statusCode)
        .contains(200, 503)
        .isSubsetOf(200, 429, 503);
    assertThat(all)
        .filteredOn(answer -> answer.statusCode() != 200)
        .allSatisfy(PressureIT::tellsWhenToComeAgain);
    inquisitive();
  }

  /** Who asks an operation again and again, varying one thing, is slowed down; reads go on. */
  private static void inquisitive() throws InterruptedException {
    Answer answer = fhir.post(PREDICT, new Parameters());
    for (int i = 0; i < 200 && answer.status() != 429; i++) {
      answer = fhir.post(PREDICT, new Parameters());
    }
    assertThat(answer.status()).isEqualTo(429);
    tellsWhenToComeAgain(answer.response());
    assertThat(fhir.get("Patient?_count=1").status()).isEqualTo(200);
    Thread.sleep(1_500);
    assertThat(fhir.post(PREDICT, new Parameters()).status()).isEqualTo(400);
  }

  private static void tellsWhenToComeAgain(HttpResponse<String> answer) {
    assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
    assertThat(answer.body()).contains("OperationOutcome", "throttled");
  }
}
