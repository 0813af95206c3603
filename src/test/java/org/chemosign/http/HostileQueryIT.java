package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hostile.refused;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that would cost the database too much, or try to talk to it. */
@ExtendWith(SharedServer.class)
class HostileQueryIT {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final FhirHttp fhir;
  private final Hostile hostile;

  HostileQueryIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.hostile = new Hostile(fhir.base());
  }

  static Stream<String> costly() {
    return Stream.of(
        "Patient?_offset=2147483647",
        "Patient?_offset=-1",
        "Patient?_count=99999999999",
        "Observation?derived-from:Observation.derived-from:Observation.derived-from:Observation"
            + ".derived-from:Observation.derived-from:Observation.subject:Patient.name=x",
        "Patient?" + "_has:Observation:subject:status=final&".repeat(6),
        "Patient?_id=" + IntStream.range(0, 2000).mapToObj(i -> "" + i).collect(joining()),
        "Patient?" + IntStream.range(0, 1000).mapToObj(i -> "name=" + i).collect(ands()),
        "DiagnosticReport?_include:iterate=*",
        "Patient?_revinclude=*",
        "Patient?_include=Patient:organization&".repeat(1)
            + "_include=Patient:organization&".repeat(30),
        "Observation?value-quantity=1e999999999",
        "Observation?value-quantity=gt1e-999999999",
        "Observation?combo-value-quantity=1E999999999%7C%7Cmg",
        "MolecularSequence?variant-start=1e999999999",
        "Patient?_sort=" + "name,".repeat(30),
        "Patient?name=%00");
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joining() {
    return Collectors.joining(",");
  }

  private static java.util.stream.Collector<CharSequence, ?, String> ands() {
    return Collectors.joining("&");
  }

  @ParameterizedTest
  @MethodSource("costly")
  void aCostlyQueryIsRefusedByEveryDoor(String query) {
    refused(hostile.get("/" + query), 400);
    String type = query.substring(0, query.indexOf('?'));
    String form = query.substring(query.indexOf('?') + 1);
    refused(hostile.send("POST", "/" + type + "/_search", form, "Content-Type", FORM), 400);
    refused(
        hostile.send(
            "POST", "/" + type, "{\"resourceType\":\"" + type + "\"}", "If-None-Exist", form),
        400);
    for (String bundle : new String[] {"batch", "transaction"}) {
      String entry =
          "{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"%s\"}}]}"
              .formatted(bundle, query);
      refused(hostile.send("POST", "", entry), 400);
    }
    assertThat(fhir.get("metadata").status()).as("others are served").isEqualTo(200);
  }

  @Test
  void aReferenceByQueryIsAQueryToo() {
    String observation =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
            + "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
            + "\"subject\":{\"reference\":\"Patient?_has:A:b:_has:C:d:_has:E:f:_has:G:h:i=1\"}},"
            + "\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}";
    refused(hostile.send("POST", "", observation), 400);
  }

  @Test
  void aLargePageIsCapped() {
    HttpResponse<String> answer = hostile.get("/StructureDefinition?_count=10000000&_elements=url");
    Bundle page = FhirHttp.FHIR.newJsonParser().parseResource(Bundle.class, answer.body());
    assertThat(page.getEntry().size()).isLessThanOrEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient?name=' OR '1'='1",
        "Patient?name='; DROP TABLE HFJ_RESOURCE;--",
        "Patient?_id=1' UNION SELECT * FROM HFJ_RESOURCE--",
        "Patient?_id=1) OR (1=1",
        "Patient?_sort=name;DROP TABLE HFJ_RESOURCE",
        "Patient?_sort=-'",
        "Patient?identifier=x'||(SELECT 1)||'|y",
        "Patient?birthdate=ge2000' OR 1=1",
        "Patient?_lastUpdated=gt'",
        "Observation?value-quantity=1' OR 1=1||",
        "Observation?value-quantity=gt",
        "Observation?value-quantity=|||",
        "Observation?value-quantity=5.4|http://x|%|y",
        "Observation?value-quantity=NaN",
        "Observation?value-quantity=Infinity",
        "Observation?code-value-quantity=$",
        "Observation?date=9999999999-01-01",
        "Observation?date=2020-13-45",
        "Patient?_filter=name eq 'x' or 1 eq 1",
        "Patient?_has:Observation:subject",
        "Patient?_has:Nonsense:x:y=z",
        "Patient?_include=Nonsense:x",
        "Patient?_include=",
        "Patient?_elements=../../x",
        "Patient?_summary=x",
        "Patient?_total=x",
        "Patient?_type=x",
        "Patient?name:nonsense=x",
        "Patient?name:missing=maybe",
        "Patient?:=x",
        "Patient?=x",
        "Patient?_getpages=x",
        "Patient?_getpages=' OR 1=1&_getpagesoffset=1",
        "Observation?subject=http://127.0.0.1/Patient/1",
        "Observation?subject:Nonsense=1",
        "Observation?subject=Patient/1/_history/1/x",
        "Patient?_tag=|",
        "Patient?_profile=",
        "Patient?_source=x",
        "Patient?_contained=true",
        "Patient?_text=x",
        "Patient?_content=x",
        "Patient?_list=$current-allergies",
        "ValueSet?url:below=urn:",
        "Patient/$everything?_count=x",
        "ValueSet/$expand?url=x&count=x",
        "_history?_at=x",
        "?_type=Patient,Nonsense",
        "?_id=x"
      })
  void aQueryIsNeverSpokenToTheDatabase(String query) {
    int split = query.indexOf('?') + 1;
    String encoded =
        Stream.of(query.substring(split).split("&"))
            .map(HostileQueryIT::encoded)
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer = hostile.get("/" + query.substring(0, split) + encoded);
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400, 404, 405, 410);
    assertThat(fhir.get("Patient?_summary=count").status()).isEqualTo(200);
  }

  private static String encoded(String pair) {
    String[] parts = pair.split("=", 2);
    return URLEncoder.encode(parts[0], StandardCharsets.UTF_8)
        + (parts.length == 2 ? "=" + URLEncoder.encode(parts[1], StandardCharsets.UTF_8) : "");
  }

  @Test
  void graphQlIsBounded() {
    String deep = "{Patient(id:1)" + "{link{other{resource".repeat(20) + "}".repeat(60);
    refused(hostile.get("/$graphql?query=" + encoded(deep)), 400);
    String wide = "{" + "a:PatientList(name:\"x\"){id}".repeat(150) + "}";
    refused(hostile.get("/$graphql?query=" + encoded(wide)), 400);
    refused(hostile.send("POST", "/$graphql", deep, "Content-Type", "application/graphql"), 400);
    refused(hostile.send("POST", "/$graphql", "{\"query\":\"" + deep + "\"}"), 400);
    refused(hostile.get("/$graphql?query=" + encoded("{nonsense")), 400);
  }

  @Test
  void fhirPathOfAClientIsBounded() {
    String patch =
        """
        {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
          {"name":"type","valueCode":"replace"},{"name":"path","valueString":"%s"},
          {"name":"name","valueString":"x"},{"name":"value","valueString":"x"}]}]}
        """;
    String patient = "/Patient/" + Requests.patient(fhir).getIdPart();
    for (String path :
        new String[] {
          "Patient.descendants().descendants().descendants()",
          "Patient.repeat(children())",
          "Patient.where('aaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('(a+)+$'))",
          "(".repeat(5000)
        }) {
      refused(hostile.send("PATCH", patient, patch.formatted(path)), 400, 422);
    }
    String parameter =
        """
        {"resourceType":"SearchParameter","url":"urn:synthetic:bomb","name":"bomb","code":"bomb",
         "status":"draft","description":"x","base":["Patient"],"type":"string",
         "expression":"Patient.descendants().descendants().descendants()"}
        """;
    refused(hostile.send("POST", "/SearchParameter", parameter), 422);
  }
}
