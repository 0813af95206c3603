package org.chemosign.report;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.chemogram.AnalysisPlan;
import org.chemosign.chemogram.Chemogram;
import org.chemosign.chemogram.ChemogramAnalysis;
import org.chemosign.chemogram.FitRefusal;
import org.chemosign.chemogram.Flag;
import org.chemosign.chemogram.PlateReader;
import org.chemosign.guide.ProfileValidation;
import org.chemosign.signature.Drug;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class ChemogramObservationTest {

  private static final ProfileValidation VALIDATION =
      new ProfileValidation(FhirContext.forR4Cached());

  /** Two replicates a dose, a point apart, of mean viabilities in percent. */
  private static Observation observation(double... viabilities) {
    StringBuilder plate = new StringBuilder("model,drug,passage,conc_uM,replicate,viability_pct\n");
    double dose = 0.01;
    for (double viability : viabilities) {
      for (int replicate = 1; replicate <= 2; replicate++) {
        plate.append("M,gemcitabine,P3,").append(dose).append(',').append(replicate);
        plate.append(',').append(viability + (replicate == 1 ? 0.5 : -0.5)).append('\n');
      }
      dose *= 10;
    }
    byte[] bytes = plate.toString().getBytes(StandardCharsets.UTF_8);
    Chemogram chemogram =
        ChemogramAnalysis.of(
                PlateReader.read(new ByteArrayInputStream(bytes)), AnalysisPlan.standard())
            .chemograms()
            .get(0);
    return new ChemogramObservation(chemogram, Optional.of(Drug.GEMCITABINE))
        .resource(
            new Reference("Specimen/1"),
            new Reference("Patient/1"),
            new DateTimeType("2026-11-02"));
  }

  private static ObservationComponentComponent component(Observation observation, String code) {
    return observation.getComponent().stream()
        .filter(component -> component.getCode().getCodingFirstRep().getCode().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void statesDosesCurveFitAndPassage() {
    Observation chemogram = observation(100, 97, 80, 40, 12, 5);

    assertThat(VALIDATION.validate(chemogram).isSuccessful()).isTrue();
    assertThat(component(chemogram, "doses").getValueSampledData().getData())
        .isEqualTo("0.01 0.1 1 10 100 1000");
    assertThat(component(chemogram, "dose-response").getValueSampledData().getData())
        .isEqualTo("1 0.97 0.8 0.4 0.12 0.05");
    assertThat(component(chemogram, "chemogram-ic50").getValueQuantity().getValue().doubleValue())
        .isBetween(1.0, 10.0);
    assertThat(component(chemogram, "chemogram-ic50-interval").getValueRange().isEmpty()).isFalse();
    assertThat(component(chemogram, "chemogram-passage").getValue().primitiveValue())
        .isEqualTo("P3");
  }

  @Test
  void anIc50BeyondTheDosesIsABoundWithItsReason() {
    Observation chemogram = observation(101, 99, 96, 92, 80, 65);

    ObservationComponentComponent ic50 = component(chemogram, "chemogram-ic50");
    assertThat(VALIDATION.validate(chemogram).isSuccessful()).isTrue();
    assertThat(ic50.getValueQuantity().getComparator()).isEqualTo(QuantityComparator.GREATER_THAN);
    assertThat(ic50.getValueQuantity().getValue().doubleValue()).isEqualTo(1000);
    assertThat(ic50.getInterpretationFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("above-range");
  }

  @Test
  void aCurveWithoutFitSaysWhy() {
    Observation chemogram = observation(100, 60, 10);

    ObservationComponentComponent ic50 = component(chemogram, "chemogram-ic50");
    assertThat(VALIDATION.validate(chemogram).isSuccessful()).isTrue();
    assertThat(ic50.hasValue()).isFalse();
    assertThat(ic50.hasDataAbsentReason()).isTrue();
    assertThat(ic50.getInterpretationFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("too-few-doses");
  }

  @Test
  void theCodeSystemsHoldTheCodesOfTheAnalysis() {
    assertThat(codes("chemogram-quality"))
        .containsExactlyElementsOf(Arrays.stream(Flag.values()).map(Flag::code).toList());
    assertThat(codes("chemogram-ic50-reason"))
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of("above-range", "below-range"),
                    Arrays.stream(FitRefusal.values()).map(FitRefusal::code))
                .toList());
  }

  private static List<String> codes(String system) {
    byte[] file = ProfilePackage.bundled().read("terminology/CodeSystem-" + system + ".json");
    return FhirContext.forR4Cached()
        .newJsonParser()
        .parseResource(CodeSystem.class, new String(file, StandardCharsets.UTF_8))
        .getConcept()
        .stream()
        .map(CodeSystem.ConceptDefinitionComponent::getCode)
        .toList();
  }
}
