package org.chemosign.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void everyRefusalIsInThePublishedCodeSystemAndNothingElse() throws IOException {
    try (InputStream in =
        getClass().getResourceAsStream("/terminology/CodeSystem-operation-refusal.json")) {
      CodeSystem published =
          FhirContext.forR4Cached().newJsonParser().parseResource(CodeSystem.class, in);
      assertThat(published.getUrl()).isEqualTo(Refusal.SYSTEM);
      assertThat(published.getConcept())
          .extracting(CodeSystem.ConceptDefinitionComponent::getCode)
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Refusal.values()).map(Refusal::code).toList());
    }
  }

  @Test
  void aRefusalNamesTheParameterAndTheReason() {
    BaseServerResponseException refusal = Refusal.UNKNOWN_CODE.parameter("drug", "unknown 'x'");
    OperationOutcome outcome = (OperationOutcome) refusal.getOperationOutcome();
    assertThat(refusal.getStatusCode()).isEqualTo(422);
    assertThat(outcome.getIssueFirstRep().getCode().toCode()).isEqualTo("code-invalid");
    assertThat(outcome.getIssueFirstRep().getDiagnostics()).isEqualTo("unknown 'x'");
    assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
        .isEqualTo("Parameters.parameter.where(name='drug')");
  }
}
