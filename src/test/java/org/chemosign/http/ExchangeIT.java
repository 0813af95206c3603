package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.goodSpecimen;
import static org.chemosign.http.Requests.inline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What integrators do with what is stored: searches, versions, GraphQL, export, terminology. */
@ExtendWith(SharedServer.class)
class ExchangeIT {

  private static final String OURS = "https://chemosign.example/fhir/";

  private final FhirHttp fhir;
  private final Patient patient;
  private final Specimen specimen;
  private final DiagnosticReport report;

  ExchangeIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.patient = Requests.patient(fhir);
    this.specimen = goodSpecimen(fhir, patient);
    this.report =
        fhir.post(
                "Specimen/" + specimen.getIdPart() + "/$predict-chemosensitivity",
                inline(SyntheticMatrix.tpm(41), "tpm"))
            .as(DiagnosticReport.class);
  }

  @Test
  void oneSearchBringsTheWholeReport() {
    Bundle bundle =
        search(
            "DiagnosticReport?patient=Patient/"
                + patient.getIdPart()
                + "&code=http://loinc.org%7C51969-4"
                + "&category=http://terminology.hl7.org/CodeSystem/v2-0074%7CGE&_sort=-date"
                + "&_include=DiagnosticReport:result&_include=DiagnosticReport:specimen"
                + "&_include:iterate=Observation:derived-from&_include:iterate=Observation:device"
                + "&_include:iterate=Specimen:parent&_revinclude=Provenance:target");
    assertThat(types(bundle))
        .contains("DiagnosticReport", "Observation", "Specimen", "Device", "Provenance")
        .contains("MolecularSequence");
  }

  @Test
  void aDrugIsFoundByCompositeSearch() {
    String search =
        "Observation?patient=Patient/"
            + patient.getIdPart()
            + "&component-code-value-concept="
            + encoded("http://loinc.org|51963-7$http://www.whocc.no/atc|");
    assertThat(search(search + "L01BC05").getEntry()).isNotEmpty();
    assertThat(search(search + "L01XX99").getEntry()).isEmpty();
    assertThat(
            search("DiagnosticReport?specimen.type=441673008&_id=" + report.getIdPart()).getEntry())
        .as("chained")
        .hasSize(1);
    assertThat(search("Patient?_has:DiagnosticReport:subject:_id=" + report.getIdPart()).getEntry())
        .as("reverse chained")
        .hasSize(1);
  }

  @Test
  void everythingOfAPatientAndSummaries() {
    Bundle everything = search("Patient/" + patient.getIdPart() + "/$everything?_count=200");
    assertThat(types(everything)).contains("DiagnosticReport", "Observation", "Condition");
    Bundle summary = search("DiagnosticReport?_id=" + report.getIdPart() + "&_summary=true");
    assertThat(summary.getEntryFirstRep().getResource().getMeta().getTag())
        .anyMatch(tag -> "SUBSETTED".equals(tag.getCode()));
    Answer xml =
        fhir.get("DiagnosticReport/" + report.getIdPart(), "Accept", "application/fhir+xml");
    assertThat(xml.body()).startsWith("<DiagnosticReport xmlns=\"http://hl7.org/fhir\">");
    Answer plain = fhir.get("Patient/" + patient.getIdPart(), "Accept", "application/json");
    assertThat(plain.status()).isEqualTo(200);
  }

  @Test
  void conditionalWritesAndVersions() {
    String identifier = "urn:synthetic|" + patient.getIdPart();
    Patient resent = new Patient();
    resent.addIdentifier().setSystem("urn:synthetic").setValue(patient.getIdPart());
    String match = "identifier=" + encoded(identifier);
    assertThat(fhir.post("Patient", resent, "If-None-Exist", match).status()).isEqualTo(201);
    Answer again = fhir.post("Patient", resent, "If-None-Exist", match);
    assertThat(again.status()).isEqualTo(200);
    assertThat(search("Patient?" + match).getEntry()).hasSize(1);
    String body = FhirHttp.FHIR.newJsonParser().encodeResourceToString(resent.setActive(true));
    assertThat(fhir.put("Patient?" + match, body).status()).isEqualTo(200);
    String path =
        "Patient/" + search("Patient?" + match).getEntryFirstRep().getResource().getIdPart();
    Patient current = fhir.get(path).as(Patient.class);
    body = FhirHttp.FHIR.newJsonParser().encodeResourceToString(current.setActive(false));
    assertThat(fhir.put(path, body, "If-Match", "W/\"1\"").status()).isIn(409, 412);
    assertThat(fhir.put(path, body, "If-Match", "W/\"2\"").status()).isEqualTo(200);
    assertThat(search(path + "/_history").getEntry()).hasSize(3);
    assertThat(fhir.get(path, "If-None-Match", "W/\"3\"").status()).isEqualTo(304);
  }

  @Test
  void graphQlReadsAReport() throws IOException {
    String query = "{DiagnosticReport(id:\"" + report.getIdPart() + "\"){status conclusion}}";
    Answer answer = fhir.get("$graphql?query=" + encoded(query));
    JsonNode data = new ObjectMapper().readTree(answer.body()).at("/data/DiagnosticReport");
    assertThat(data.at("/status").asText()).isEqualTo("preliminary");
    assertThat(data.at("/conclusion").asText()).isEqualTo(report.getConclusion());
  }

  @Test
  void reportsAreExportedAsNdjson() throws IOException, InterruptedException {
    Answer accepted =
        fhir.get("$export?_type=DiagnosticReport,Observation,Specimen", "Prefer", "respond-async");
    assertThat(accepted.status()).isEqualTo(202);
    String poll = accepted.response().headers().firstValue("Content-Location").orElseThrow();
    String path = poll.substring(fhir.base().length() + 1);
    long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    Answer state = fhir.get(path);
    while (state.status() == 202) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(500);
      state = fhir.get(path);
    }
    assertThat(state.status()).as(state.body()).isEqualTo(200);
    JsonNode files = new ObjectMapper().readTree(state.body()).at("/output");
    assertThat(files.findValuesAsText("type"))
        .contains("DiagnosticReport", "Observation", "Specimen");
    String reports = "";
    for (JsonNode file : files) {
      if (file.at("/type").asText().equals("DiagnosticReport")) {
        String url = file.at("/url").asText().substring(fhir.base().length() + 1);
        reports += fhir.get(url, "Accept", "application/fhir+ndjson").body();
      }
    }
    assertThat(reports.lines().filter(line -> line.contains("\"" + report.getIdPart() + "\"")))
        .hasSize(1);
  }

  @Test
  void codesAreExpandedLookedUpTranslatedAndChecked() {
    String drugs = OURS + "ValueSet/drug";
    ValueSet set = fhir.get("ValueSet/$expand?url=" + drugs).as(ValueSet.class);
    assertThat(set.getExpansion().getContains()).extracting("code").contains("gemcitabine");
    ValueSet some =
        fhir.get("ValueSet/$expand?url=" + drugs + "&filter=GEMC&count=1").as(ValueSet.class);
    assertThat(some.getExpansion().getContains()).extracting("code").containsExactly("gemcitabine");
    String check = "ValueSet/$validate-code?url=" + drugs + "&system=" + OURS + "CodeSystem/drug";
    assertThat(result(fhir.get(check + "&code=gemcitabine"))).isTrue();
    assertThat(result(fhir.get(check + "&code=aspirin"))).isFalse();
    Parameters found =
        fhir.get("CodeSystem/$lookup?system=" + OURS + "CodeSystem/drug&code=paclitaxel")
            .as(Parameters.class);
    assertThat(found.getParameter("display").getValue().primitiveValue()).isEqualTo("Paclitaxel");
    Parameters disease =
        fhir.get("CodeSystem/$lookup?system=http://snomed.info/sct&code=700423003")
            .as(Parameters.class);
    assertThat(disease.getParameter("name").getValue().primitiveValue())
        .isEqualTo("ChemosignFragmentSnomedCt");
    Answer unknown = fhir.get("CodeSystem/$lookup?system=http://snomed.info/sct&code=1");
    assertThat(unknown.status()).isEqualTo(404);
    String translation =
        "ConceptMap/$translate?url=" + OURS + "ConceptMap/drug-to-terminologies&system=" + OURS;
    Answer translated = fhir.get(translation + "CodeSystem/drug&code=gemcitabine");
    assertThat(result(translated)).isTrue();
    assertThat(translated.body()).contains("L01BC05").contains("12574");
    assertThat(fhir.get("ValueSet/$expand?url=urn:nothing").status()).isEqualTo(404);
    OperationOutcome missing = fhir.get("ValueSet/$expand").as(OperationOutcome.class);
    assertThat(missing.getIssueFirstRep().getCode().toCode()).isEqualTo("required");
  }

  private static boolean result(Answer answer) {
    return answer.as(Parameters.class).getParameterBool("result");
  }

  private Bundle search(String query) {
    Answer answer = fhir.get(query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.as(Bundle.class);
  }

  private static List<String> types(Bundle bundle) {
    Stream<String> types = bundle.getEntry().stream().map(entry -> entry.getResource().fhirType());
    return types.distinct().toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
