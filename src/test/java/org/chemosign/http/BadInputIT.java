package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bad input gets its status, its issue code and a message that names the culprit, in seconds;
 * afterwards the database holds not one resource more.
 */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final FhirHttp fhir;
  private final AtomicInteger canaryRequests = new AtomicInteger();
  private HttpServer canary;
  private Clinic clinic;
  private Map<String, Integer> before;

  BadInputIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  @BeforeAll
  void openClinicAndCanary() throws IOException {
    canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          canaryRequests.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
        });
    canary.start();
    clinic = Clinic.open(fhir);
    before = counts();
  }

  Stream<BadInput> inputs() {
    String url = "http://127.0.0.1:" + canary.getAddress().getPort();
    return Stream.of(BadParameters.all(url), BadMatrices.all(), BadReferences.all())
        .flatMap(s -> s);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void isRefusedWithItsCulprit(BadInput input) {
    Instant start = Instant.now();
    Answer answer = input.call().apply(clinic);
    Duration taken = Duration.between(start, Instant.now());
    assertThat(answer.status()).as(answer.body()).isEqualTo(input.status());
    assertThat(answer.response().headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+json"));
    OperationOutcome.OperationOutcomeIssueComponent issue =
        answer.as(OperationOutcome.class).getIssueFirstRep();
    assertThat(issue.getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.ERROR);
    assertThat(issue.getCode().toCode()).as(issue.getDiagnostics()).isEqualTo(input.code());
    assertThat(issue.getDiagnostics())
        .contains(input.culprit())
        .hasSizeLessThan(1_000)
        .doesNotContain("\n", "Exception", "ca.uhn", "org.chemosign");
    assertThat(taken).isLessThan(LIMIT);
  }

  @AfterAll
  void nothingWasStoredOrFetched() {
    canary.stop(0);
    assertThat(counts()).isEqualTo(before);
    assertThat(canaryRequests).hasValue(0);
  }

  private Map<String, Integer> counts() {
    return Stream.of(
            "DiagnosticReport",
            "Observation",
            "Provenance",
            "MolecularSequence",
            "DocumentReference",
            "Binary",
            "Device",
            "Task",
            "Patient",
            "Specimen")
        .collect(Collectors.toMap(type -> type, fhir::count));
  }
}
