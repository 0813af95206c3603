package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.chemosign.expression.ExpressionMatrix;
import org.chemosign.expression.ExpressionReader;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.ReadOptions;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReportTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void aReportIsPrintedAsConclusionAndDrugTable() throws JsonProcessingException {
    Path file = directory.resolve("one.tsv");
    Invocation.of("synthesize", "--samples=1", "--seed=7", "--unit=tpm", "--out=" + file);
    Invocation fhir = Invocation.of("predict", file, "--unit=tpm", "--format=fhir");
    JsonNode report = JSON.readTree(fhir.out());
    List<String[]> rows = Invocation.of("predict", file, "--unit=tpm").rows();

    String text = new DemoReport(report, searchSet(report)).text();

    assertThat(text).startsWith(report.path("conclusion").asText());
    for (String[] row : rows.subList(0, 5)) {
      assertThat(text.lines())
          .as(row[3])
          .anyMatch(line -> line.startsWith(row[3] + " ") && line.endsWith("  " + row[6]));
    }
  }

  private static JsonNode searchSet(JsonNode report) {
    ObjectNode bundle = JSON.createObjectNode();
    ArrayNode entries = bundle.putArray("entry");
    report.path("contained").forEach(part -> entries.addObject().set("resource", part));
    return bundle;
  }

  @Test
  void theRequestIsFhirAndHoldsAReadableProfile() {
    var parser = FhirContext.forR4Cached().newJsonParser();
    Patient patient = parser.parseResource(Patient.class, DemoRequest.patient().toString());
    Parameters parameters =
        parser.parseResource(Parameters.class, DemoRequest.parameters("12", 7, "fr").toString());

    assertThat(patient.getMeta().getSecurityFirstRep().getCode()).isEqualTo("HTEST");
    assertThat(parameters.getParameter("language").getValue().primitiveValue()).isEqualTo("fr");
    Attachment expression = (Attachment) parameters.getParameter("expression").getValue();
    ExpressionMatrix matrix =
        ExpressionReader.read(
            new ByteArrayInputStream(expression.getData()), ReadOptions.of(ExpressionUnit.TPM));
    assertThat(matrix.profiles()).hasSize(1);
    assertThat(matrix.profiles().get(0).sample()).isEqualTo("SYNTHETIC-7-0001");
    assertThat(Base64.getEncoder().encodeToString(expression.getData())).hasSizeLessThan(500_000);
  }
}
