package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.unstored;
import static org.chemosign.http.Requests.with;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty-two clients at once for {@code chemosign.load.seconds} (20 unless set): requests that
 * equal one another, requests that differ, and requests that store nothing.
 */
class LoadIT {

  private static final String ON_PATIENT = "Patient/$predict-chemosensitivity";
  private static final int CLIENTS = 32;
  private static final int EQUAL_REQUESTS = 3;
  private static final Duration DURATION =
      Duration.ofSeconds(Integer.getInteger("chemosign.load.seconds", 20));

  /** One tumour; only the sample's name differs, so that all scores have to be the same. */
  private static final String[] TUMOUR = SyntheticMatrix.tpm(32).split("SYNTHETIC-\\d+-\\d+", 2);

  private final AtomicLong names = new AtomicLong();
  private final Map<String, Set<String>> reportsByName = new ConcurrentHashMap<>();
  private final Set<Map<String, String>> scores = ConcurrentHashMap.newKeySet();
  private final Set<String> failures = ConcurrentHashMap.newKeySet();

  @TempDir private Path dataDir;

  @Test
  void noErrorNoDuplicateReportAndEveryScoreIdentical()
      throws IOException, InterruptedException, ExecutionException {
    try (ServerProcess server = ServerProcess.start(dataDir, Map.of())) {
      FhirHttp fhir = new FhirHttp(server.base());
      Reference patient = Requests.reference(Requests.patient(fhir));
      long requests = load(server.base(), patient);
      System.err.printf("%d requests in %d s%n", requests, DURATION.toSeconds());
      assertThat(failures).as(server.log()).isEmpty();
      assertThat(requests).isGreaterThan(CLIENTS);
      assertThat(reportsByName.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
      assertThat(fhir.count("DiagnosticReport")).isEqualTo(reportsByName.size());
      assertThat(fhir.count("Provenance")).isEqualTo(reportsByName.size());
      StoredReports.all(fhir).stream()
          .limit(100)
          .forEach(report -> scores.add(ReportScores.of(fhir, report)));
      assertThat(scores).hasSize(1);
    }
  }

  private long load(String base, Reference patient)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + DURATION.toNanos();
    Callable<Long> client =
        () -> {
          FhirHttp fhir = new FhirHttp(base);
          long sent = 0;
          while (System.nanoTime() < end) {
            request(fhir, patient, sent++);
          }
          return sent;
        };
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Callable<Long>> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      all.add(client);
    }
    long requests = 0;
    for (Future<Long> sent : clients.invokeAll(all)) {
      requests += sent.get();
    }
    clients.shutdown();
    return requests;
  }

  private void request(FhirHttp fhir, Reference patient, long number) {
    boolean isNew = number % 3 == 0;
    String name = isNew ? "N" + names.incrementAndGet() : "E" + number % EQUAL_REQUESTS;
    Parameters call = report(inline(TUMOUR[0] + name + TUMOUR[1], "tpm"));
    with(call, "subject", patient);
    boolean isStored = number % 5 != 4;
    Answer answer = fhir.post(ON_PATIENT, isStored ? call : unstored(call));
    if (answer.status() != 200) {
      failures.add(answer.status() + ": " + answer.body());
      return;
    }
    DiagnosticReport report = answer.as(DiagnosticReport.class);
    if (isStored) {
      reportsByName
          .computeIfAbsent(name, unseen -> ConcurrentHashMap.newKeySet())
          .add(report.getIdPart());
    } else {
      scores.add(ReportScores.of(fhir, report));
    }
  }
}
