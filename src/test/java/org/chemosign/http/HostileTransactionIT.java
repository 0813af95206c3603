package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hostile.refused;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes that contradict one another: nothing is lost without a word. */
@ExtendWith(SharedServer.class)
class HostileTransactionIT {

  private final FhirHttp fhir;
  private final Hostile hostile;

  HostileTransactionIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.hostile = new Hostile(fhir.base());
  }

  static Stream<List<String>> contradictions() {
    String match = "Patient?identifier=urn:twice|a";
    return Stream.of(
        List.of(entry("PUT", "Patient/twice"), entry("PUT", "Patient/twice")),
        List.of(entry("PUT", "Patient/twice"), entry("DELETE", "Patient/twice")),
        List.of(entry("PUT", match), entry("PUT", match)),
        List.of(entry("PUT", match), entry("PUT", match.replace("|", "%7C"))),
        List.of(entry("PUT", match), entry("DELETE", match)),
        List.of(conditional("identifier=urn:twice|a"), conditional("identifier=urn:twice|a")),
        List.of(entry("PUT", match), conditional("identifier=urn:twice|a")),
        List.of(
            entry("PUT", match + "&active=true"),
            entry("PUT", "Patient?active=true&identifier=urn:twice|a")));
  }

  private static String entry(String method, String url) {
    return "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"twice\",\"identifier\":[{\"system\":"
        + "\"urn:twice\",\"value\":\"a\"}]},\"request\":{\"method\":\"%s\",\"url\":\"%s\"}}"
            .formatted(method, url);
  }

  private static String conditional(String match) {
    return "{\"resource\":{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":"
        + "\"urn:twice\",\"value\":\"a\"}]},\"request\":{\"method\":\"POST\",\"url\":\"Patient\","
        + "\"ifNoneExist\":\"%s\"}}".formatted(match);
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void aTransactionNamesAnIdentityOnce(List<String> entries) {
    String bundle =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
            + String.join(",", entries)
            + "]}";
    assertThat(refused(hostile.send("POST", "", bundle), 400)).contains("the same resource");
    assertThat(fhir.get("Patient?identifier=urn:twice%7Ca").as(Bundle.class).getEntry()).isEmpty();
  }

  @Test
  void aStaleVersionIsAPreconditionThatFailed() {
    Patient patient = Requests.patient(fhir);
    String path = "Patient/" + patient.getIdPart();
    assertThat(fhir.put(patient.copy().setActive(true)).status()).isEqualTo(200);
    String body = FhirHttp.FHIR.newJsonParser().encodeResourceToString(patient.setActive(false));
    refused(hostile.send("PUT", "/" + path, body, "If-Match", "W/\"1\""), 412);
    refused(hostile.send("PUT", "/" + path, body, "If-Match", "W/\"9\""), 412);
    refused(
        hostile.send(
            "PATCH",
            "/" + path,
            "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]",
            "Content-Type",
            "application/json-patch+json",
            "If-Match",
            "W/\"1\""),
        412);
    String transaction =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":%s,"
                .formatted(body)
            + "\"request\":{\"method\":\"PUT\",\"url\":\"%s\",\"ifMatch\":\"%s\"}}]}";
    refused(hostile.send("POST", "", transaction.formatted(path, "W/\\\"1\\\"")), 412);
    refused(hostile.send("POST", "", transaction.formatted(path, "x")), 400);
    assertThat(fhir.get(path).as(Patient.class).getActive()).isTrue();
    assertThat(hostile.send("PUT", "/" + path, body, "If-Match", "W/\"2\"").statusCode())
        .isEqualTo(200);
  }
}
