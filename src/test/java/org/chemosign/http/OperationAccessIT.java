package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.http.FhirHttp.Answer;
import org.chemosign.http.GuardedServer.Guarded;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations: their scopes, their roles, and whose jobs and files are. */
@ExtendWith(GuardedServer.class)
class OperationAccessIT {

  private static Parameters by(String practitioner) {
    Parameters parameters = new Parameters();
    parameters.addParameter("practitioner", new Reference(practitioner));
    return parameters;
  }

  private static String[] person(Guarded guarded, String subject, String... roles) {
    return guarded.headers(
        "user/*.cruds",
        Map.of("sub", subject, "fhirUser", "Practitioner/" + subject, "roles", List.of(roles)));
  }

  private static String[] async(String[] headers) {
    return Stream.concat(Stream.of(headers), Stream.of("Prefer", "respond-async"))
        .toArray(String[]::new);
  }

  @Test
  void pathologistsSignInTheirOwnName(Guarded guarded) {
    FhirHttp fhir = guarded.fhir();
    String sign = "DiagnosticReport/r1/$sign";
    Answer clinician =
        fhir.post(sign, by("Practitioner/anna"), person(guarded, "anna", "clinician"));
    assertThat(clinician.status()).isEqualTo(403);
    assertThat(clinician.body()).contains("pathologist");
    String[] anna = person(guarded, "anna", "pathologist");
    assertThat(fhir.post(sign, by("Practitioner/bert"), anna).status()).isEqualTo(403);
    assertThat(fhir.post(sign, new Parameters(), anna).status()).isEqualTo(403);
    assertThat(fhir.post(sign, by("Practitioner/anna"), guarded.system()).status()).isEqualTo(403);
    // The report is none of ours; that the operation says so is past the guard.
    assertThat(fhir.post(sign, by("Practitioner/anna"), anna).status()).isNotIn(401, 403, 404);
  }

  @ParameterizedTest
  @CsvSource({
    "Group/group/$train-signature, clinician",
    "Group/group/$validate-signature, pathologist",
    "Group/group/$export-deidentified, clinician",
    "Specimen/s1/$register-chemogram, clinician",
    "Task/$turnaround, clinician",
    "Library/x/$release-signature, scientist"
  })
  void rolesAreNeeded(String operation, String role, Guarded guarded) {
    Answer answer = guarded.fhir().post(operation, new Parameters(), person(guarded, "bert", role));
    assertThat(answer.status()).as(answer.body()).isIn(403, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Specimen/s2", "Specimen/nowhere"})
  void predictionsAreForOnesPatient(String specimen, Guarded guarded) {
    Answer answer =
        guarded
            .fhir()
            .post(
                specimen + "/$predict-chemosensitivity",
                new Parameters(),
                guarded.app("p1", "patient/*.cruds"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("Resource " + specimen + " is not known");
    Parameters named = new Parameters();
    named.addParameter("specimen", new Reference(specimen));
    named.addParameter("subject", new Reference("Patient/p1"));
    Answer byParameter =
        guarded
            .fhir()
            .post(
                "Patient/p1/$predict-chemosensitivity",
                named,
                guarded.app("p1", "patient/*.cruds"));
    assertThat(byParameter.status()).isBetween(400, 422);
    assertThat(byParameter.body()).doesNotContain(Wards.SECRET);
  }

  /** A profile of one's own patient whose matrix is said to lie at somebody else's address. */
  @ParameterizedTest
  @CsvSource({"DocumentReference/d, 2", "Binary/b, 2", "Binary/l, 2", "MolecularSequence/m, 2"})
  void matricesOfOthersAreAsIfTheyWereNotThere(String kind, String n, Guarded guarded) {
    String theirs = predicted(guarded, kind + n);
    String nowhere = predicted(guarded, kind.substring(0, kind.indexOf('/')) + "/nowhere");
    assertThat(theirs.replace(kind + n, kind.substring(0, kind.indexOf('/')) + "/nowhere"))
        .isEqualTo(nowhere)
        .doesNotContain(Wards.SECRET);
  }

  /**
   * The refusal of a prediction for p1 from a sequence, or a sequence whose matrix is at a name.
   */
  private static String predicted(Guarded guarded, String name) {
    String[] app = guarded.app("p1", "patient/*.cruds");
    String sequence = name;
    if (!name.startsWith("MolecularSequence/")) {
      MolecularSequence own = Wards.sequence("1", name);
      Answer stored = guarded.fhir().post("MolecularSequence", own, app);
      assertThat(stored.status()).as(stored.body()).isEqualTo(201);
      sequence =
          "MolecularSequence/" + stored.as(MolecularSequence.class).getIdElement().getIdPart();
    }
    Parameters call = new Parameters();
    call.addParameter("subject", new Reference("Patient/p1"));
    call.addParameter("sequence", new Reference(sequence));
    call.addParameter("qcPolicy", new CodeType("report"));
    Answer answer = guarded.fhir().post("Patient/$predict-chemosensitivity", call, app);
    assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
    return answer.status() + answer.body().replace(sequence, name);
  }

  @Test
  void readersStoreNoPrediction(Guarded guarded) {
    String operation = "Specimen/s1/$predict-chemosensitivity";
    String[] reader = guarded.app("p1", "patient/*.rs");
    Answer stored = guarded.fhir().post(operation, new Parameters(), reader);
    assertThat(stored.status()).isEqualTo(403);
    Parameters dry = new Parameters();
    dry.addParameter("persist", new BooleanType(false));
    assertThat(guarded.fhir().post(operation, dry, reader).status()).isNotIn(401, 403);
    String[] granular = guarded.app("p1", "patient/Specimen.r?type=x patient/Observation.c");
    assertThat(guarded.fhir().post(operation, dry, granular).status()).isIn(403, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$expunge",
        "$reindex",
        "$import",
        "$merge",
        "$hfql-execute",
        "Patient/p1/$expunge",
        "Patient/p1/$meta-add",
        "Subscription/x/$trigger-subscription",
        "CodeSystem/$upload-external-code-system",
        "Binary/b2/$binary-access-read?path=Binary"
      })
  void whatAdministersIsNotOffered(String operation, Guarded guarded) {
    for (String[] headers : List.of(guarded.system(), guarded.app("p1", "patient/*.cruds"))) {
      assertThat(guarded.fhir().post(operation, new Parameters(), headers).status())
          .isIn(400, 403, 404, 405);
    }
  }

  @Test
  void exportsAreForSystemsAndTheirStarter(Guarded guarded) throws InterruptedException {
    FhirHttp fhir = guarded.fhir();
    String[] app = guarded.app("p1", "patient/*.cruds");
    for (String path : List.of("$export", "Patient/$export", "Group/group/$export")) {
      assertThat(fhir.get(path, async(app)).status()).as(path).isIn(403, 404);
    }
    String[] other = guarded.headers("system/*.cruds", Map.of("sub", "spy", "client_id", "spy"));
    String[] narrow =
        guarded.headers("system/Patient.rs", Map.of("sub", "lab", "client_id", "lab"));
    assertThat(fhir.get("$export?_type=Observation", async(narrow)).status()).isEqualTo(403);
    Answer started = fhir.get("$export?_type=Patient", async(guarded.system()));
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    String status = path(guarded, started.response().headers().firstValue("Content-Location"));
    assertThat(fhir.get(status, other).status()).isEqualTo(404);
    assertThat(fhir.delete(status, other).status()).isEqualTo(404);
    assertThat(fhir.get("$export-poll-status?_jobId=nowhere", other).body())
        .isEqualTo(fhir.get(status, other).body());
    Answer done = fhir.get(status, guarded.system());
    for (int i = 0; i < 120 && done.status() == 202; i++) {
      Thread.sleep(500);
      done = fhir.get(status, guarded.system());
    }
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    String file = done.body().replaceAll("(?s).*\"url\" ?: ?\"[^\"]*/(Binary/[^\"]+)\".*", "$1");
    assertThat(fhir.get(file, guarded.system()).body()).contains(Wards.SECRET);
    for (String[] headers : List.of(other, app)) {
      assertThat(fhir.get(file, headers).status()).isEqualTo(404);
      assertThat(fhir.get(file, headers).body()).doesNotContain(Wards.SECRET);
    }
    assertThat(fhir.get(file).status()).isEqualTo(401);
  }

  private static String path(Guarded guarded, Optional<String> address) {
    return address.orElseThrow().substring(guarded.server().base().length() + 1);
  }

  @Test
  void jobsOfOthersAreUnknown(Guarded guarded) {
    Answer answer = guarded.fhir().get("$research-job?job=nowhere", guarded.system());
    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void releasersPassAndFindNothing(Guarded guarded) {
    Parameters parameters = by("Practitioner/bert");
    parameters.addParameter("action", new StringType("release"));
    parameters.addParameter("reason", new StringType("test"));
    Answer answer =
        guarded
            .fhir()
            .post(
                "Library/nowhere/$release-signature",
                parameters,
                person(guarded, "bert", "releaser"));
    assertThat(answer.status()).isEqualTo(404);
  }
}
