package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the servers of the whole suite have written to their logs, looked through at its end:
 * nothing of a patient, no token, no password. The suite's patients have names, dates and words
 * that are looked for; HAPI's parser and PostgreSQL like to repeat what they were given.
 */
@ExtendWith(SharedServer.class)
@Order(Integer.MAX_VALUE)
class LogsIT {

  private static final String NAME = "Quixotic-Zymurgy";

  /** A date that is no time stamp; timestamps go on with a T. */
  private static final Pattern TELLING =
      Pattern.compile(
          "Synthetic|Patient/[A-Za-z0-9]|"
              + Pattern.quote(NAME)
              + "|"
              + Pattern.quote(Wards.SECRET)
              + "|Denier-of-all|synthetic-password|"
              + Pattern.quote(Tokens.SECRET)
              + "|eyJ[A-Za-z0-9_-]{8}|Bearer [A-Za-z0-9]|\\b(19|20)\\d\\d-\\d\\d-\\d\\d(?![T\\d])");

  @TempDir private Path directory;

  private static List<String> telling(Path log) throws IOException {
    List<String> found = new ArrayList<>();
    String text = Files.readString(log, StandardCharsets.UTF_8);
    text.lines()
        .filter(line -> TELLING.matcher(line).find())
        .forEach(line -> found.add(log.getFileName() + ": " + line));
    return found;
  }

  private static void useAndMisuse(FhirHttp fhir) {
    Patient patient = new Patient();
    patient.addName().setFamily(NAME);
    fhir.create(patient);
    fhir.get("Patient?family=" + NAME + "&birthdate=1950-02-03");
    fhir.get("Patient?birthdate=" + NAME, "Authorization", "Bearer " + NAME);
    String body =
        "{\"resourceType\":\"Patient\",\"" + NAME + "\":1,\"birthDate\":\"" + NAME + "\"}";
    assertThat(fhir.put("Patient/zymurgy", body).status()).isIn(400, 422);
    assertThat(fhir.put("Patient/zymurgy", body.replace("}", "")).status()).isEqualTo(400);
  }

  @Test
  void nothingTellingIsInAnyLog(FhirHttp fhir) throws IOException {
    useAndMisuse(fhir);
    List<Path> logs = ServerProcess.logs();
    assertThat(logs).isNotEmpty();
    List<String> found = new ArrayList<>();
    for (Path log : logs) {
      found.addAll(telling(log));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void whatTellsWouldBeFound() throws IOException {
    for (String line :
        List.of(
            "stored Patient/17", "born 1950-02-03", "Bearer abc", NAME, "eyJhbGciOiJSUzI1NiJ9.x")) {
      Path log = Files.writeString(directory.resolve("planted.log"), "fine\n" + line + "\n");
      assertThat(telling(log)).as(line).hasSize(1);
    }
    Path fine = Files.writeString(directory.resolve("fine.log"), "2026-11-24T03:54:22Z INFO ok\n");
    assertThat(telling(fine)).isEmpty();
  }
}
