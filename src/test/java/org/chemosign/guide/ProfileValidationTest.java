package org.chemosign.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chemosign.report.EngineDevice;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class ProfileValidationTest {

  private static final ProfileValidation VALIDATION =
      new ProfileValidation(FhirContext.forR4Cached());

  private static List<String> errors(ValidationResult result) {
    return result.getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(message -> message.getLocationString() + ": " + message.getMessage())
        .toList();
  }

  @Test
  void whatClaimsOurProfileAndMeetsItPasses() {
    assertThat(errors(VALIDATION.validate(EngineDevice.stored("0.1.0")))).isEmpty();
  }

  @Test
  void whatClaimsOurProfileAndBreaksItIsAnErrorWithItsPath() {
    Device device = EngineDevice.stored("0.1.0");
    device.getVersion().clear();

    ValidationResult result = VALIDATION.validate(device);

    assertThat(result.isSuccessful()).isFalse();
    assertThat(errors(result)).singleElement().asString().contains("Device.version");
  }

  @Test
  void anUnknownProfileAndAnUnknownCodeSystemAreNoError() {
    Patient patient = new Patient();
    patient.getMeta().addProfile("http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient");
    patient.getMaritalStatus().addCoding().setSystem("https://hospital.example/codes").setCode("x");

    assertThat(errors(VALIDATION.validate(patient))).isEmpty();
  }

  @Test
  void codesOfLargeTerminologiesThatAreNotOursAreNoError() {
    Condition condition = new Condition();
    condition.getSubject().setReference("Patient/p1");
    condition.getCode().addCoding().setSystem("http://snomed.info/sct").setCode("38341003");
    condition.addEvidence().addCode().addCoding().setSystem("http://loinc.org").setCode("8480-6");

    assertThat(errors(VALIDATION.validate(condition))).isEmpty();
  }

  @Test
  void manyThreadsGetTheSameAnswer() throws Exception {
    Device wrong = EngineDevice.stored("0.1.0").setType(null);
    List<Callable<List<String>>> tasks =
        IntStream.range(0, 32)
            .<Callable<List<String>>>mapToObj(i -> () -> errors(VALIDATION.validate(wrong)))
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<List<String>> answer : threads.invokeAll(tasks)) {
        assertThat(answer.get()).isEqualTo(errors(VALIDATION.validate(wrong))).hasSize(1);
      }
    } finally {
      threads.shutdown();
    }
  }
}
