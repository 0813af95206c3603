package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes that claim a profile of ours are held to it; the examples of the guide are the cases. */
@ExtendWith(SharedServer.class)
class ProfileGateIT {

  private static final Path EXAMPLES = Path.of("fhir-profiles/examples");

  private final FhirHttp fhir;

  ProfileGateIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  @Test
  void everyInvalidExampleIsRefusedForTheRuleThatItBreaks() throws IOException {
    JsonNode index = new ObjectMapper().readTree(EXAMPLES.resolve("invalid/index.json").toFile());
    assertThat(index).hasSizeGreaterThan(15);
    List<String> failures = new ArrayList<>();
    for (JsonNode example : index) {
      String text = Files.readString(EXAMPLES.resolve("invalid/" + example.at("/file").asText()));
      String type = new ObjectMapper().readTree(text).at("/resourceType").asText();
      if (example.at("/profile").asText().endsWith("/expression-measure")) {
        continue; // An extension is not written by itself.
      }
      int before = fhir.count(type);
      Answer answer = fhir.postText(type, text);
      boolean named =
          answer.body().replaceAll("\\[\\d+]", "").contains(example.at("/rule").asText());
      if (answer.status() != 422 || !named || fhir.count(type) != before) {
        failures.add(example.at("/file").asText() + " " + answer.status() + " " + answer.body());
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void everyValidExampleValidates() throws IOException {
    List<String> failures = new ArrayList<>();
    try (Stream<Path> files = Files.list(EXAMPLES.resolve("valid"))) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file);
        Resource resource = (Resource) FhirHttp.FHIR.newJsonParser().parseResource(text);
        Answer answer = fhir.postText(resource.fhirType() + "/$validate", text);
        if (answer.as(OperationOutcome.class).getIssue().stream()
            .anyMatch(issue -> issue.getSeverity() == IssueSeverity.ERROR)) {
          failures.add(file.getFileName() + " " + answer.body());
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void anInvalidEntryUndoesItsTransaction() {
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    transaction
        .addEntry()
        .setResource(new Patient().setActive(true))
        .getRequest()
        .setMethod(Bundle.HTTPVerb.POST)
        .setUrl("Patient");
    MolecularSequence empty = new MolecularSequence().setCoordinateSystem(1);
    empty
        .getMeta()
        .addProfile("https://chemosign.example/fhir/StructureDefinition/expression-profile");
    transaction
        .addEntry()
        .setResource(empty)
        .getRequest()
        .setMethod(Bundle.HTTPVerb.POST)
        .setUrl("MolecularSequence");
    int before = fhir.count("Patient");
    Answer answer = fhir.post("", transaction);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getExpression()).isNotEmpty();
    assertThat(fhir.count("Patient")).isEqualTo(before);
  }

  @Test
  void whatClaimsNothingIsStoredAsItIs() {
    assertThat(fhir.postText("Specimen", "{\"resourceType\":\"Specimen\"}").status())
        .isEqualTo(201);
  }
}
