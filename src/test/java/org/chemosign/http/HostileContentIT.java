package org.chemosign.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hostile.refused;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content that would run in a browser or a JVM, or make the server call somebody. */
@ExtendWith(SharedServer.class)
class HostileContentIT {

  private final FhirHttp fhir;
  private final Hostile hostile;

  HostileContentIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.hostile = new Hostile(fhir.base());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src='x' onerror='alert(1)'/>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='java&#10;script:alert(1)'>x</a>",
        "<iframe src='https://evil.example'/>",
        "<p style='background:url(javascript:alert(1))'>x</p>",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
      })
  void anActiveNarrativeIsStoredByNoDoor(String content) {
    int before = fhir.count("Patient");
    String patient = patient(content);
    assertThat(refused(hostile.send("POST", "/Patient", patient), 422)).contains("narrative");
    String xml =
        FhirHttp.FHIR
            .newXmlParser()
            .encodeResourceToString(FhirHttp.FHIR.newJsonParser().parseResource(patient));
    refused(
        hostile.send("POST", "/Patient?_format=json", xml, "Content-Type", "application/fhir+xml"),
        422);
    refused(hostile.send("PUT", "/Patient/narrative", withId(patient)), 422);
    refused(hostile.send("PUT", "/Patient?identifier=urn:x%7Cnarrative", patient), 422);
    refused(
        hostile.send(
            "POST",
            "",
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + patient
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}"),
        422);
    String contained =
        "{\"resourceType\":\"Patient\",\"contained\":["
            + withId(patient)
            + "],\"link\":[{\"other\":"
            + "{\"reference\":\"#narrative\"},\"type\":\"seealso\"}]}";
    refused(hostile.send("POST", "/Patient", contained), 422);
    assertThat(fhir.count("Patient")).isEqualTo(before);
    String stored = "/Patient/" + Requests.patient(fhir).getIdPart();
    String patch =
        "[{\"op\":\"add\",\"path\":\"/text\",\"value\":{\"status\":\"generated\",\"div\":\""
            + div(content)
            + "\"}}]";
    refused(
        hostile.send("PATCH", stored, patch, "Content-Type", "application/json-patch+json"), 422);
  }

  private static String withId(String patient) {
    return patient.replaceFirst("\\{", "{\"id\":\"narrative\",");
  }

  private static String patient(String content) {
    return "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\""
        + div(content)
        + "\"}}";
  }

  private static String div(String content) {
    return "<div xmlns='http://www.w3.org/1999/xhtml'>" + content + "</div>";
  }

  @Test
  void aPlainNarrativeIsStored() {
    Patient patient =
        fhir.create(
            FhirHttp.FHIR
                .newJsonParser()
                .parseResource(Patient.class, patient("<p class='a'>on time: <b>a</b></p>")));
    assertThat(patient.getText().getDivAsString()).contains("on time");
  }

  @Test
  void aBinaryIsSavedNotShown() {
    byte[] page = "<html><script>alert(1)</script></html>".getBytes(UTF_8);
    for (String type : new String[] {"text/html", "image/svg+xml", "application/xhtml+xml"}) {
      String stored =
          "{\"resourceType\":\"Binary\",\"contentType\":\"%s\",\"data\":\"%s\"}"
              .formatted(type, Base64.getEncoder().encodeToString(page));
      HttpResponse<String> made = hostile.send("POST", "/Binary", stored);
      assertThat(made.statusCode()).isEqualTo(201);
      String id =
          FhirHttp.FHIR.newJsonParser().parseResource(made.body()).getIdElement().getIdPart();
      for (String accept : new String[] {"*/*", "text/html", type, "text/html,*/*;q=0.8"}) {
        HttpResponse<String> answer = hostile.get("/Binary/" + id, "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("content-disposition"))
            .isNotEmpty()
            .allMatch(value -> value.toLowerCase(java.util.Locale.ROOT).startsWith("attachment"));
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
            .contains("default-src 'none'", "sandbox");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
      }
    }
  }

  @Test
  void serialisedObjectsAreNotTakenIn() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new ArrayList<>(List.of("model")));
    }
    String data = Base64.getEncoder().encodeToString(bytes.toByteArray());
    String attachment = "{\"contentType\":\"application/octet-stream\",\"data\":\"" + data + "\"}";
    String[][] doors = {
      {"Binary", "\"contentType\":\"application/octet-stream\",\"data\":\"" + data + "\""},
      {
        "Library", "\"status\":\"draft\",\"type\":{\"text\":\"x\"},\"content\":[" + attachment + "]"
      },
      {
        "DocumentReference",
        "\"status\":\"current\",\"content\":[{\"attachment\":" + attachment + "}]"
      }
    };
    for (String[] door : doors) {
      int before = fhir.count(door[0]);
      String body = "{\"resourceType\":\"" + door[0] + "\"," + door[1] + "}";
      assertThat(refused(hostile.send("POST", "/" + door[0], body), 422)).contains("serialised");
      assertThat(fhir.count(door[0])).isEqualTo(before);
    }
    refused(
        hostile.send(
            "POST", "/Binary", bytes.toByteArray(), "Content-Type", "application/octet-stream"),
        422);
  }

  @Test
  void nobodyIsCalledWhateverIsStored() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer canary =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
        });
    canary.start();
    String url = "http://127.0.0.1:" + canary.getAddress().getPort();
    String reference = "{\"reference\":\"" + url + "/fhir/Patient/1\"}";
    String document =
        "{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"subject\":"
            + reference
            + ",\"content\":[{\"attachment\":{\"url\":\""
            + url
            + "/matrix.tsv\"}}]}";
    assertThat(hostile.send("POST", "/DocumentReference", document).statusCode()).isLessThan(500);
    String profiled =
        "{\"resourceType\":\"Patient\",\"meta\":{\"profile\":[\""
            + url
            + "/StructureDefinition/x\"]},"
            + "\"implicitRules\":\""
            + url
            + "/rules\",\"extension\":[{\"url\":\""
            + url
            + "/e\",\"valueBoolean\":true}]}";
    assertThat(hostile.send("POST", "/Patient", profiled).statusCode()).isLessThan(500);
    assertThat(hostile.send("POST", "/Patient/$validate", profiled).statusCode()).isLessThan(500);
    assertThat(hostile.get("/Patient/$validate?profile=" + url + "/p").statusCode())
        .isLessThan(500);
    assertThat(hostile.get("/ValueSet/$expand?url=" + url + "/vs").statusCode()).isLessThan(500);
    assertThat(hostile.get("/CodeSystem/$lookup?code=x&system=" + url).statusCode())
        .isLessThan(500);
    assertThat(hostile.get("/Observation?subject=" + url + "/fhir/Patient/1").statusCode())
        .isLessThan(500);
    canary.stop(0);
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/x",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/x",
        "http://0x7f000001/x",
        "http://2130706433/x",
        "https://localhost/x",
        "file:///etc/passwd",
        "https://example.org/x"
      })
  void aSubscriptionReachesNobodyWhomTheOperatorDidNotName(String endpoint) {
    int before = subscriptions();
    for (String type : new String[] {"rest-hook", "websocket", "email", "sms", "message"}) {
      String subscription =
          """
          {"resourceType":"Subscription","status":"requested","reason":"x","criteria":"Patient?",
           "channel":{"type":"%s","endpoint":"%s","payload":"application/fhir+json"}}
          """
              .formatted(type, endpoint);
      HttpResponse<String> answer = hostile.send("POST", "/Subscription", subscription);
      refused(answer, 422);
      assertThat(
              FhirHttp.FHIR
                  .newJsonParser()
                  .parseResource(OperationOutcome.class, answer.body())
                  .getIssueFirstRep()
                  .getExpression()
                  .get(0)
                  .getValue())
          .startsWith("Subscription.channel.");
    }
    assertThat(subscriptions()).isEqualTo(before);
  }

  private int subscriptions() {
    return fhir.get("Subscription?_summary=count").as(Bundle.class).getTotal();
  }
}
