package org.chemosign.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalReferencesTest {

  private final LocalReferences references = new LocalReferences("http://127.0.0.1:8080/fhir");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Binary/a1",
        "Binary/a1/_history/2",
        "http://127.0.0.1:8080/fhir/Binary/a1",
        "http://127.0.0.1:8080/fhir/Binary/a1/_history/2"
      })
  void resourcesOfThisServerAreFound(String reference) {
    assertThat(references.parse("Binary", reference).map(IdType::getValue)).hasValue("Binary/a1");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "a1",
        "#a1",
        "urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427",
        "http://127.0.0.1:8080/fhirs/Binary/a1",
        "http://example.org/fhir/Binary/a1",
        "file:///etc/passwd",
        "https://127.0.0.1:8080/fhir/Binary/a1"
      })
  void nothingElseIs(String reference) {
    assertThat(references.parse(reference)).isEmpty();
  }

  @Test
  void theTypeHasToFit() {
    assertThat(references.parse("Patient", "Binary/a1")).isEmpty();
  }
}
