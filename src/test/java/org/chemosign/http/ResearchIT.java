package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the calls of docs/research.md as printed, and then what is refused of it. */
@ExtendWith(SharedServer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ResearchIT {

  private static final Pattern BLOCK = Pattern.compile("(?s)```bash\n(.*?)```");
  private static final String OURS = "https://chemosign.example/fhir/";
  private static final String LIBRARY = "Library/lab-gemcitabine-1.0.0";

  @TempDir private Path directory;
  private final FhirHttp fhir;

  ResearchIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  @Test
  @Order(1)
  void theWholeStoryAsPrinted() throws IOException, InterruptedException {
    int organoids = new ResearchTables(directory).write();
    String guide = Files.readString(Path.of("docs/research.md"));
    run(
        "set -euo pipefail\n"
            + BLOCK
                .matcher(guide)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n")));

    Bundle job = parsed("job.json", Bundle.class);
    assertThat(job.getType()).isEqualTo(Bundle.BundleType.BATCHRESPONSE);
    Library draft = (Library) job.getEntryFirstRep().getResource();
    assertThat(draft.getUrl()).isEqualTo(OURS + "Library/lab-gemcitabine");
    assertThat(draft.getStatus()).isEqualTo(PublicationStatus.DRAFT);
    assertThat(draft.getContent())
        .extracting(Attachment::getTitle)
        .contains("card.json", "numbers.tsv");
    Observation chemogram =
        (Observation) parsed("chemogram.json", Bundle.class).getEntryFirstRep().getResource();
    assertThat(chemogram.getValueQuantity().getValue().doubleValue()).isBetween(0.4, 0.7);
    assertThat(parsed("released.json", Library.class).getStatus())
        .isEqualTo(PublicationStatus.ACTIVE);
    assertThat(fhir.get(LIBRARY).as(Library.class).getStatus())
        .isEqualTo(PublicationStatus.RETIRED);
    assertThat(search("Provenance?target=" + LIBRARY))
        .hasSize(3)
        .allMatch(Provenance.class::isInstance);
    assertThat(search("Observation?code=" + OURS + "CodeSystem/item%7Cchemogram-auc"))
        .hasSizeGreaterThan(organoids);
    assertThat(Files.readString(directory.resolve("scores.json")))
        .contains("Library/lab-gemcitabine|1.0.0");
  }

  @Test
  @Order(2)
  void theValidationCountsItsCohortAndHasAPageForPeople() {
    MeasureReport report =
        search("MeasureReport?subject=Group/research-cohort").stream()
            .map(MeasureReport.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(report.getGroup()).hasSize(18);
    assertThat(report.getGroupFirstRep().getMeasureScore().getValue().doubleValue())
        .isBetween(0.2, 0.8);
    assertThat(report.getGroupFirstRep().getPopulation())
        .extracting(MeasureReport.MeasureReportGroupPopulationComponent::getCount)
        .startsWith(40);
    String pages =
        fhir.get("DocumentReference?related=MeasureReport/" + report.getIdElement().getIdPart())
            .body();
    String page = pages.replaceAll("(?s).*?\"url\":\"(Binary/[^\"]+)\".*", "$1");
    Answer html = fhir.get(page, "Accept", "text/html");
    assertThat(html.body()).contains("<svg");
    assertThat(html.response().headers().firstValue("content-disposition").orElse(""))
        .startsWith("Attachment");
  }

  @Test
  @Order(3)
  void theJobIsATaskThatNobodyElseWrites() {
    Task task =
        search("Task?focus=Group/research-organoids").stream()
            .map(Task.class::cast)
            .filter(found -> found.getStatus() == Task.TaskStatus.COMPLETED)
            .findFirst()
            .orElseThrow();
    assertThat(((Reference) task.getOutputFirstRep().getValue()).getReference()).isEqualTo(LIBRARY);
    task.setDescription("changed by a client");
    refused(fhir.put(task), 403, "operation-only");
  }

  @Test
  @Order(4)
  void aLibraryWithAPackIsWrittenByOperationsOnly() {
    Library library = fhir.get(LIBRARY).as(Library.class);
    library.setStatus(PublicationStatus.ACTIVE);
    refused(fhir.put(library), 403, "operation-only");
    refused(fhir.delete(LIBRARY), 403, "operation-only");
    library.setId((String) null);
    refused(fhir.post("Library", library), 403, "operation-only");
  }

  @Test
  @Order(5)
  void aRetiredSignatureNeitherPredictsNorIsValidatedNorComesBack() {
    Parameters call = new Parameters();
    Requests.with(call, "signature", new StringType("lab-gemcitabine|1.0.0"));
    refused(
        fhir.post("Patient/cohort-1/$predict-chemosensitivity", call),
        422,
        "signature-not-released");
    refused(
        fhir.post("Group/research-cohort/$validate-signature", call),
        422,
        "signature-not-released");
    refused(release("release"), 409, "invalid-transition");
  }

  @Test
  @Order(6)
  void trainingRefusesWhatTheDataDoNotAllow() {
    refused(
        fhir.post("Group/research-organoids/$train-signature", call("2.0.0")),
        400,
        "missing-input");
    refused(train("research-organoids", call("1.0.0")), 409, "already-there");
    refused(train("research-organoids", learner("gaussian-process")), 422, "not-supported");
    refused(train("research-cohort", call("2.0.0")), 422, "too-few");
    refused(train("nobody", call("2.0.0")), 404, "not-found");
  }

  @Test
  @Order(7)
  void mixedMethodsAndDoubledPatientsAreNamed() {
    String donor =
        fhir.get("Group/research-organoids")
            .as(Group.class)
            .getMemberFirstRep()
            .getEntity()
            .getReference()
            .replace("Patient/p-", "");
    Observation other = fhir.get("Observation/c-" + donor).as(Observation.class);
    other.setId("research-other").getMeta().setVersionId(null);
    other.getMethod().setText("another assay");
    fhir.put(other);
    refused(train("research-organoids", call("2.0.0")), 422, "mixed-scales");
    fhir.delete("Observation/research-other");
    String twice = "{\"entity\":{\"reference\":\"Patient/cohort-1\"}}";
    fhir.put(
        "Group/research-twice",
        "{\"resourceType\":\"Group\",\"id\":\"research-twice\",\"type\":\"person\",\"actual\":true,"
            + "\"member\":["
            + twice
            + ","
            + twice
            + "]}");
    refused(train("research-twice", call("2.0.0")), 422, "duplicate-patient");
  }

  @Test
  @Order(8)
  void aJobCanBeStoppedAndAnUnknownOneIsNotThere() {
    Answer accepted = train("research-organoids", call("3.0.0"));
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    String job =
        accepted
            .response()
            .headers()
            .firstValue("Content-Location")
            .orElseThrow()
            .substring(fhir.base().length() + 1);
    Answer working = fhir.get(job);
    assertThat(working.status()).isEqualTo(202);
    assertThat(working.response().headers().firstValue("Retry-After")).isPresent();
    assertThat(working.response().headers().firstValue("X-Progress")).isPresent();
    assertThat(fhir.delete(job).status()).isEqualTo(202);
    assertThat(fhir.get(job).status()).isEqualTo(404);
    assertThat(fhir.get("$research-job?job=nobody").status()).isEqualTo(404);
    assertThat(fhir.get("Library/lab-gemcitabine-3.0.0").status()).isEqualTo(404);
  }

  private Answer train(String group, Parameters call) {
    return fhir.post("Group/" + group + "/$train-signature", call, "Prefer", "respond-async");
  }

  private static Parameters call(String version) {
    Parameters call = new Parameters();
    Requests.with(call, "drug", new CodeType("gemcitabine"));
    Requests.with(call, "id", new IdType("lab-gemcitabine"));
    Requests.with(call, "version", new StringType(version));
    return Requests.with(call, "title", new StringType("Synthetic"));
  }

  private static Parameters learner(String code) {
    return Requests.with(call("2.0.0"), "learner", new CodeType(code));
  }

  private Answer release(String action) {
    Parameters call = new Parameters();
    Requests.with(call, "practitioner", new Reference("Practitioner/research-lead"));
    Requests.with(call, "action", new CodeType(action));
    Requests.with(call, "reason", new StringType("Synthetic"));
    return fhir.post(LIBRARY + "/$release-signature", call);
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(
            answer
                .as(OperationOutcome.class)
                .getIssueFirstRep()
                .getDetails()
                .getCodingFirstRep()
                .getCode())
        .isEqualTo(code);
  }

  private List<Resource> search(String query) {
    String counted = query + (query.contains("_count") ? "" : "&_count=200");
    return fhir.get(counted).as(Bundle.class).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  private <T extends Resource> T parsed(String file, Class<T> type) throws IOException {
    String text = Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
    return FhirHttp.FHIR.newJsonParser().parseResource(type, text);
  }

  private void run(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("research.sh"), script);
    Path output = directory.resolve("output");
    ProcessBuilder bash =
        new ProcessBuilder(List.of("bash", file.toString()))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    bash.environment().put("BASE", fhir.base());
    Process process = bash.start();
    assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }
}
