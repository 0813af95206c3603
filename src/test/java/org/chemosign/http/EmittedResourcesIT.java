package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.unstored;
import static org.chemosign.http.Requests.with;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chemosign.http.FhirHttp.Answer;
import org.chemosign.testing.PanelProfiles;
import org.chemosign.testing.ReferenceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the server has emitted over HTTP, with all that it refers to, before the reference validator
 * and Genomics Reporting 3.0.0. Runs last, so that this is what the whole suite has made it emit.
 */
@ExtendWith(SharedServer.class)
@Order(Integer.MAX_VALUE)
class EmittedResourcesIT {

  private static final Pattern REFERENCE =
      Pattern.compile("\"(?:reference|url)\":\"([A-Z][A-Za-z]+/[A-Za-z0-9.-]+)\"");

  private final FhirHttp fhir;
  private final Set<String> written = new HashSet<>();

  @TempDir private Path folder;

  EmittedResourcesIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  @Test
  void everythingEmittedIsValid() throws IOException, InterruptedException {
    Clinic clinic = Clinic.open(fhir);
    emit(clinic, "good", clinic.good(), matrix(31));
    emit(clinic, "gate", clinic.littleRna(), matrix(32));
    emit(clinic, "no-call", clinic.unknownQuality(), withoutPanelGenes(33));
    assertThat(written).anyMatch(name -> name.startsWith("Task/"));
    for (String type :
        List.of(
            "Provenance",
            "Procedure",
            "Device",
            "MolecularSequence",
            "DocumentReference",
            "Binary")) {
      assertThat(written).as(type).anyMatch(name -> name.startsWith(type + "/"));
    }
    writeSignatures();
    research();
    everyShapeOfReport();
    answers();
    ReferenceValidator.validate(folder, List.of("-ig", "fhir-profiles", "-ig", "terminology"));
  }

  /** What the research side has made, as far as this suite has run it. */
  private void research() {
    String item = "https://chemosign.example/fhir/CodeSystem/item%7C";
    fhir.get("MeasureReport?_count=100").as(Bundle.class).getEntry().stream()
        .map(entry -> (MeasureReport) entry.getResource())
        .filter(report -> report.getMeta().hasProfile())
        .min(Comparator.comparing(report -> report.getEvaluatedResource().size()))
        .ifPresent(report -> crawl(new ArrayDeque<>(List.of(name(report)))));
    for (String query :
        List.of(
            "Task?code=" + item + "train-signature",
            "Observation?code=" + item + "chemogram-auc",
            "DocumentReference?type=" + item + "signature-validation-report",
            "Provenance?target=Library/lab-gemcitabine-1.0.0")) {
      fhir.get(query + "&_count=3").as(Bundle.class).getEntry().stream()
          .filter(entry -> entry.getResource().getMeta().hasProfile() || !query.startsWith("O"))
          .forEach(entry -> crawl(new ArrayDeque<>(List.of(name(entry.getResource())))));
    }
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  /** Of all reports on the server one of each shape, with all that it refers to. */
  private void everyShapeOfReport() {
    Set<String> shapes = new HashSet<>();
    String ours =
        "DiagnosticReport?_count=500&code=https://chemosign.example/fhir/CodeSystem/item"
            + "%7Cchemosensitivity-report";
    fhir.get(ours).as(Bundle.class).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(report -> !report.getMeta().getProfile().isEmpty())
        .filter(report -> shapes.add(Emitted.shape(encoded(report))))
        .forEach(report -> crawl("DiagnosticReport/" + report.getIdElement().getIdPart()));
    assertThat(shapes).hasSizeGreaterThan(3);
  }

  private static String encoded(Resource resource) {
    return FhirHttp.FHIR.newJsonParser().encodeResourceToString(resource);
  }

  /** What exists in answers only: outcomes, results of operations, the CapabilityStatement. */
  private void answers() throws IOException {
    fhir.get("metadata");
    int number = 0;
    for (String answer : Emitted.answers(fhir.base())) {
      Files.writeString(folder.resolve("answer-" + ++number + ".json"), answer);
      crawl(new ArrayDeque<>(references(answer)));
    }
  }

  /** The report of one specimen: stored and unstored, in both languages. */
  private void emit(Clinic clinic, String name, Specimen specimen, String matrix)
      throws IOException {
    for (String language : List.of("en", "fr")) {
      Parameters call = report(inline(matrix, "tpm"));
      with(call, "language", new CodeType(language));
      with(call, "specimen", Requests.reference(specimen));
      Files.writeString(
          folder.resolve("unstored-" + name + "-" + language + ".json"),
          predict(unstored(call.copy())).body());
      with(call, "order", order(clinic));
      Answer stored = predict(call);
      crawl("DiagnosticReport/" + stored.as(DiagnosticReport.class).getIdPart());
    }
  }

  private Reference order(Clinic clinic) {
    var order = clinic.foreignOrder().copy();
    order.setId((String) null);
    order.setSubject(clinic.subject());
    return Requests.reference(fhir.create(order));
  }

  private Answer predict(Parameters call) {
    Answer answer = fhir.post("Specimen/$predict-chemosensitivity", call);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  /** Writes a report, its Provenance, and what these refer to, and so on. */
  private void crawl(String report) {
    Deque<String> open = new ArrayDeque<>(List.of(report));
    fhir.get("Provenance?target=" + report).as(Bundle.class).getEntry().stream()
        .map(entry -> "Provenance/" + entry.getResource().getIdElement().getIdPart())
        .forEach(open::add);
    crawl(open);
  }

  private void crawl(Deque<String> open) {
    while (!open.isEmpty()) {
      String next = open.remove();
      if (written.add(next)) {
        open.addAll(references(read(next)));
      }
    }
  }

  private static List<String> references(String body) {
    return REFERENCE.matcher(body).results().map(match -> match.group(1)).toList();
  }

  private String read(String reference) {
    String[] headers = {"Accept", "application/fhir+json"};
    Answer answer = fhir.get(reference, headers);
    assertThat(answer.status()).as(reference).isEqualTo(200);
    try {
      Files.writeString(folder.resolve(reference.replace('/', '-') + ".json"), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer.body();
  }

  private void writeSignatures() {
    fhir.get("Library?_count=50").as(Bundle.class).getEntry().stream()
        .filter(entry -> entry.getResource().getMeta().hasProfile())
        .map(entry -> "Library/" + entry.getResource().getIdElement().getIdPart())
        .forEach(this::read);
  }

  private static String matrix(long seed) {
    return SyntheticMatrix.tpm(seed);
  }

  private static String withoutPanelGenes(long seed) {
    Set<String> missing = Set.copyOf(PanelProfiles.panelGenes().subList(0, 100));
    return matrix(seed)
        .lines()
        .filter(line -> !missing.contains(line.split("\t")[0]))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
