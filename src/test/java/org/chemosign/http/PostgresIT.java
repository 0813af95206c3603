package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.goodSpecimen;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.patient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with PostgreSQL instead of the embedded database. */
class PostgresIT {

  @TempDir private Path dataDir;

  @Test
  void theMainJobRunsOnPostgresAndOutlivesARestart() throws IOException, InterruptedException {
    try (PrivatePostgres postgres = PrivatePostgres.start(programs())) {
      String path;
      String body;
      Parameters call = inline(SyntheticMatrix.tpm(21), "tpm");
      try (ServerProcess server = byEnvironment(postgres)) {
        FhirHttp fhir = new FhirHttp(server.base());
        Specimen specimen = goodSpecimen(fhir, patient(fhir));
        path = "Specimen/" + specimen.getIdPart() + "/$predict-chemosensitivity";
        body = predicted(fhir, path, call);
        assertThat(ReportScores.of(fhir, report(body))).hasSize(5);
        assertThat(predicted(fhir, path, call)).isEqualTo(body);
        assertNothingIsLeftOfWhoIsErased(fhir, postgres);
      }
      try (ServerProcess server = byUrl(postgres)) {
        FhirHttp fhir = new FhirHttp(server.base());
        String id = report(body).getIdPart();
        assertThat(fhir.get("DiagnosticReport/" + id).body()).isEqualTo(body);
        assertThat(predicted(fhir, path, call)).isEqualTo(body);
        StoredReports.assertWholeAndSingle(fhir);
        assertThat(server.log()).doesNotContain("conformance resources");
      }
      assertThat(Files.exists(dataDir.resolve("chemosign.mv.db"))).isFalse();
    }
  }

  /**
   * In no table and no large object. Nobody searches for the patient here: the text of a search
   * stays for an hour, as docs/privacy.md says. The planner's samples are renewed, as it says, too.
   */
  private static void assertNothingIsLeftOfWhoIsErased(FhirHttp fhir, PrivatePostgres postgres)
      throws IOException {
    MarkedPatient marked = MarkedPatient.store(fhir);
    String url = postgres.url() + "?user=" + PrivatePostgres.USER;
    try (DatabaseContents database = new DatabaseContents(url)) {
      for (String kind : MarkedPatient.KINDS) {
        assertThat(database.places(marked.word() + kind)).as(kind).isNotEmpty();
      }
      Answer erased = Requests.erase(fhir, marked.patient());
      assertThat(erased.status()).as(erased.body()).isEqualTo(200);
      database.analyze();
      assertThat(database.places(marked.word())).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private ServerProcess byEnvironment(PrivatePostgres postgres)
      throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("CHEMOSIGN_DATABASE_USERNAME", PrivatePostgres.USER);
    return ServerProcess.start(dataDir, environment, "--database-url=" + postgres.url());
  }

  private ServerProcess byUrl(PrivatePostgres postgres) throws IOException, InterruptedException {
    String url = postgres.url() + "?user=" + PrivatePostgres.USER;
    return ServerProcess.start(dataDir, Map.of(), "--database-url=" + url);
  }

  private static String predicted(FhirHttp fhir, String path, Parameters call) {
    Answer answer = fhir.post(path, call);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static DiagnosticReport report(String body) {
    return FhirHttp.FHIR.newJsonParser().parseResource(DiagnosticReport.class, body);
  }

  private static Path programs() throws IOException {
    Optional<Path> programs = PrivatePostgres.programs();
    if (programs.isEmpty()) {
      System.err.println(
          "SKIPPED: no /usr/lib/postgresql/*/bin/initdb; install the package postgresql to test"
              + " with PostgreSQL");
    }
    Assumptions.assumeTrue(programs.isPresent(), "PostgreSQL is not installed");
    return programs.orElseThrow();
  }
}
