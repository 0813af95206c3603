package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.with;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has been acknowledged outlives the process, however it ends. */
class DurabilityIT {

  private static final String ON_PATIENT = "Patient/$predict-chemosensitivity";
  private static final String LOADING = "conformance resources";
  private static final int CLIENTS = 8;
  private static final int ACKNOWLEDGED_BEFORE_DEATH = 12;

  @TempDir private Path dataDir;

  @Test
  void aReportOutlivesAStopAndTheSecondStartReloadsNothing()
      throws IOException, InterruptedException {
    Parameters call;
    DiagnosticReport report;
    String body;
    try (ServerProcess server = ServerProcess.start(dataDir, Map.of())) {
      FhirHttp fhir = new FhirHttp(server.base());
      call = call(Requests.reference(Requests.patient(fhir)), 1);
      Answer answer = fhir.post(ON_PATIENT, call);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      report = answer.as(DiagnosticReport.class);
      body = fhir.get("DiagnosticReport/" + report.getIdPart()).body();
      assertThat(server.log()).contains(LOADING);
    }
    try (ServerProcess server = ServerProcess.start(dataDir, Map.of())) {
      FhirHttp fhir = new FhirHttp(server.base());
      assertThat(fhir.get("DiagnosticReport/" + report.getIdPart()).body()).isEqualTo(body);
      assertThat(fhir.post(ON_PATIENT, call).as(DiagnosticReport.class).getIdPart())
          .isEqualTo(report.getIdPart());
      StoredReports.assertWholeAndSingle(fhir);
      assertThat(server.log()).doesNotContain(LOADING);
    }
  }

  @Test
  void killedAmongConcurrentPredictionsNothingAcknowledgedIsLostAndNothingIsTorn()
      throws IOException, InterruptedException {
    Map<Long, String> acknowledged = new ConcurrentHashMap<>();
    List<String> asked;
    Reference patient;
    try (ServerProcess server = ServerProcess.start(dataDir, Map.of())) {
      FhirHttp fhir = new FhirHttp(server.base());
      patient = Requests.reference(Requests.patient(fhir));
      asked = killWhilePredicting(server, patient, acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_DEATH);
    try (ServerProcess server = ServerProcess.start(dataDir, Map.of())) {
      FhirHttp fhir = new FhirHttp(server.base());
      StoredReports.assertWholeAndSingle(fhir);
      assertPredictionsAreInTheAudit(fhir, patient, acknowledged.size());
      asked.subList(Math.max(0, asked.size() - 20), asked.size()).stream()
          .map(name -> fhir.get("AuditEvent?entity=" + name).as(Bundle.class))
          .forEach(events -> assertThat(events.getEntry()).hasSize(1));
      acknowledged.forEach((seed, body) -> assertKept(fhir, call(patient, seed), body));
      StoredReports.assertWholeAndSingle(fhir);
    }
    assertChainHoldsEachOnce(asked);
  }

  private static void assertPredictionsAreInTheAudit(
      FhirHttp fhir, Reference patient, int acknowledged) {
    String query = "AuditEvent?subtype=operation&outcome=0&patient=" + patient.getReference();
    assertThat(fhir.get(query).as(Bundle.class).getTotal()).isGreaterThanOrEqualTo(acknowledged);
  }

  /** What docs/audit.md says an administrator does: verify, and look at an export. */
  private void assertChainHoldsEachOnce(List<String> asked)
      throws IOException, InterruptedException {
    assertThat(audit("verify")).matches("(?s).*\\d+:[0-9a-f]{64}\\s*");
    Pattern name = Pattern.compile("Patient/asked-\\d+");
    Map<String, Long> times =
        audit("export")
            .lines()
            .flatMap(line -> name.matcher(line).results().map(MatchResult::group).distinct())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(times).containsOnlyKeys(asked).allSatisfy((n, t) -> assertThat(t).isEqualTo(1));
  }

  private String audit(String command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(ServerProcess.java());
    words.addAll(List.of("audit", command, "--data-dir=" + dataDir));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static void assertKept(FhirHttp fhir, Parameters call, String body) {
    String id =
        FhirHttp.FHIR.newJsonParser().parseResource(DiagnosticReport.class, body).getIdPart();
    assertThat(fhir.get("DiagnosticReport/" + id).body()).isEqualTo(body);
    assertThat(fhir.post(ON_PATIENT, call).body()).isEqualTo(body);
  }

  /**
   * Clients send one new tumour after another until the server is gone, which is at once after an
   * answer to somebody who asks for patients that are not there.
   *
   * @return the names that were asked for, all answered
   */
  private static List<String> killWhilePredicting(
      ServerProcess server, Reference patient, Map<Long, String> acknowledged)
      throws InterruptedException {
    AtomicLong seeds = new AtomicLong(100);
    CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_DEATH);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
      clients.submit(
          () -> {
            FhirHttp fhir = new FhirHttp(server.base());
            while (true) {
              long seed = seeds.incrementAndGet();
              try {
                Answer answer = fhir.post(ON_PATIENT, call(patient, seed));
                if (answer.status() == 200) {
                  acknowledged.put(seed, answer.body());
                  enough.countDown();
                }
              } catch (UncheckedIOException gone) {
                return;
              }
            }
          });
    }
    List<String> asked = askUntil(enough, new FhirHttp(server.base()));
    server.kill();
    clients.shutdown();
    assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    return asked;
  }

  private static List<String> askUntil(CountDownLatch enough, FhirHttp fhir)
      throws InterruptedException {
    List<String> asked = new ArrayList<>();
    Instant end = Instant.now().plus(Duration.ofMinutes(3));
    boolean done = false;
    while (!done) {
      assertThat(Instant.now()).isBefore(end);
      done = enough.await(50, TimeUnit.MILLISECONDS);
      String name = "Patient/asked-" + asked.size();
      assertThat(fhir.get(name).status()).isEqualTo(404);
      asked.add(name);
    }
    return asked;
  }

  private static Parameters call(Reference patient, long seed) {
    return report(with(inline(SyntheticMatrix.tpm(seed), "tpm"), "subject", patient));
  }
}
