package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.with;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chemosign.http.FhirHttp.Answer;
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
    Reference patient;
    try (ServerProcess server = ServerProcess.start(dataDir, Map.of())) {
      FhirHttp fhir = new FhirHttp(server.base());
      patient = Requests.reference(Requests.patient(fhir));
      killWhilePredicting(server, patient, acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_DEATH);
    try (ServerProcess server = ServerProcess.start(dataDir, Map.of())) {
      FhirHttp fhir = new FhirHttp(server.base());
      StoredReports.assertWholeAndSingle(fhir);
      acknowledged.forEach((seed, body) -> assertKept(fhir, call(patient, seed), body));
      StoredReports.assertWholeAndSingle(fhir);
    }
  }

  private static void assertKept(FhirHttp fhir, Parameters call, String body) {
    String id =
        FhirHttp.FHIR.newJsonParser().parseResource(DiagnosticReport.class, body).getIdPart();
    assertThat(fhir.get("DiagnosticReport/" + id).body()).isEqualTo(body);
    assertThat(fhir.post(ON_PATIENT, call).body()).isEqualTo(body);
  }

  /** Clients send one new tumour after another until the server is gone. */
  private static void killWhilePredicting(
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
    assertThat(enough.await(3, TimeUnit.MINUTES)).isTrue();
    server.kill();
    clients.shutdown();
    assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private static Parameters call(Reference patient, long seed) {
    return report(with(inline(SyntheticMatrix.tpm(seed), "tpm"), "subject", patient));
  }
}
