package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hostile.refused;
import static org.chemosign.http.Hostile.status;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tricks with paths, methods and headers, and what errors and answers give away. */
@ExtendWith(SharedServer.class)
class HostileRequestIT {

  private final FhirHttp fhir;
  private final Hostile hostile;

  HostileRequestIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.hostile = new Hostile(fhir.base());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir//Patient/%s",
        "//fhir/Patient/%s",
        "/fhir/Patient//%s",
        "/fhir/Patient;x=1/%s",
        "/fhir/Patient/%s;x=1",
        "/fhir;x=1/Patient/%s",
        "/fhir/metadata/../Patient/%s",
        "/fhir/metadata/%%2e%%2e/Patient/%s",
        "/fhir/./Patient/%s",
        "/fhir/Patient%%2f%s",
        "/fhir/Patient%%5c%s",
        "/fhir/Patient%%252f%s",
        "/fhir/Patient/%s%%00",
        "/fhir/.well-known/..;/Patient/%s",
        "/fhir/Patient/%s%%3bx=1",
        "/fhir/..%%2f..%%2fetc/passwd%s"
      })
  void aPathHasOneSpelling(String path) {
    String id = Requests.patient(fhir).getIdPart();
    String answer = hostile.line("GET " + path.formatted(id));
    assertThat(status(answer)).as(path).isIn(400, 404);
    assertThat(answer).doesNotContain("synthetic-");
  }

  @Test
  void aMethodIsWhatTheRequestLineSays() {
    String path = "/Patient/" + Requests.patient(fhir).getIdPart();
    for (String header :
        new String[] {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
      refused(hostile.send("POST", path, "", header, "DELETE"), 405);
      refused(hostile.send("GET", path, "", header, "DELETE"), 405);
    }
    assertThat(hostile.send("POST", path + "?_method=DELETE", "").statusCode()).isBetween(400, 405);
    for (String method : new String[] {"TRACE", "TRACK", "DEBUG", "CONNECT", "PROPFIND", "get"}) {
      assertThat(status(hostile.line(method + " /fhir" + path))).as(method).isIn(400, 405, 501);
    }
    String head = hostile.line("HEAD /fhir" + path);
    assertThat(status(head)).isIn(200, 405);
    assertThat(head).endsWith("\r\n\r\n");
    assertThat(status(hostile.line("OPTIONS /fhir" + path))).isIn(200, 400, 404, 405);
    assertThat(fhir.get(path.substring(1)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Encoding | gzip | 415",
        "Content-Encoding | deflate | 415",
        "Content-Encoding | gzip, identity | 415",
        "Content-Type | application/fhir+json; charset=UTF-16 | 415",
        "Content-Type | application/fhir+xml; charset=utf-7 | 415",
        "Content-Type | application/x-java-serialized-object | 415",
        "Content-Type | text/turtle | 415",
        "If-None-Exist | identifier=x&a.b.c.d.e.f=1 | 400",
        "If-None-Exist | nonsense=1 | 400"
      })
  void aHeaderThatMakesNoSenseIsRefused(String name, String value, int status) {
    String body = "{\"resourceType\":\"Patient\"}";
    refused(hostile.send("POST", "/Patient", body, name, value), status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "W/\"x\"", "W/\"1", "\"99999999999999999999\"", "*", "W/\"-1\""})
  void aBadVersionIsNoFailureOfTheServer(String version) {
    Patient patient = Requests.patient(fhir);
    String path = "/Patient/" + patient.getIdPart();
    String body = FhirHttp.FHIR.newJsonParser().encodeResourceToString(patient);
    refused(hostile.send("PUT", path, body, "If-Match", version), 400);
    assertThat(hostile.get(path, "If-None-Match", version).statusCode()).isLessThan(500);
    assertThat(hostile.get(path, "If-Modified-Since", version).statusCode()).isLessThan(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Nonsense",
        "/Nonsense/1",
        "/Patient/1/2/3/4",
        "/Patient/none",
        "/Patient/1/_history/abc",
        "/Patient/1/_history/99999999999999999999",
        "/Patient/../1",
        "/Patient/$nonsense",
        "/$nonsense",
        "/Patient/%20",
        "/_history?_count=x",
        "/Patient/_history?_since=x",
        "/Patient?_format=nonsense&_count=-1"
      })
  void anUnknownPlaceIsAnOutcome(String path) {
    refused(hostile.get(path), 400, 404, 405);
  }

  @Test
  void outsideTheEndpointThereIsNothing() {
    for (String path :
        new String[] {
          "/",
          "/error",
          "/nonsense",
          "/index.html",
          "/actuator",
          "/actuator/env",
          "/h2-console",
          "/swagger-ui.html",
          "/v3/api-docs",
          "/.git/config",
          "/fhirx",
          "/WEB-INF/web.xml"
        }) {
      String answer = hostile.line("GET " + path);
      assertThat(status(answer)).as(path).isEqualTo(404);
      assertThat(answer).doesNotContain("Whitelabel", "timestamp", "path");
    }
  }

  @Test
  void anAnswerIsNotKeptGuessedOrFramed() {
    Patient patient = Requests.patient(fhir);
    for (String path : new String[] {"/metadata", "/Patient/" + patient.getIdPart(), "/Nonsense"}) {
      HttpResponse<String> answer = hostile.get(path, "Accept", "text/html,*/*");
      assertThat(answer.headers().map())
          .containsEntry("cache-control", java.util.List.of("no-store"))
          .containsEntry("x-content-type-options", java.util.List.of("nosniff"))
          .doesNotContainKeys("server", "x-powered-by");
      assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
          .contains("default-src 'none'", "sandbox");
      assertThat(answer.headers().firstValue("content-type").orElseThrow())
          .startsWith("application/fhir+json");
      assertThat(answer.headers().map().toString().toLowerCase(Locale.ROOT))
          .doesNotContain("hapi", "tomcat", "spring");
    }
  }

  @Test
  void aForgedHostIsNotBelieved() {
    String answer =
        hostile.raw(
            "GET /fhir/Patient?_count=1 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                + "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
                + "X-Forwarded-Prefix: /evil\r\nForwarded: host=evil.example\r\n\r\n");
    assertThat(status(answer)).isEqualTo(200);
    assertThat(answer).doesNotContain("evil").contains(fhir.base());
  }

  @Test
  void aSearchSeesAtOnceThatSomethingIsGone() {
    Patient patient = Requests.patient(fhir);
    String search = "Patient?_id=" + patient.getIdPart();
    assertThat(fhir.get(search).as(Bundle.class).getEntry()).hasSize(1);
    assertThat(fhir.delete("Patient/" + patient.getIdPart()).status()).isEqualTo(200);
    assertThat(fhir.get(search).as(Bundle.class).getEntry()).isEmpty();
  }

  @Test
  void aHugeHeadIsRefused() {
    String answer = hostile.line("GET /fhir/metadata", "X-Filler: " + "a".repeat(200_000));
    assertThat(status(answer)).isIn(400, 431);
    assertThat(status(hostile.line("GET /fhir/Patient?name=" + "a".repeat(200_000))))
        .isIn(400, 414, 431);
  }
}
