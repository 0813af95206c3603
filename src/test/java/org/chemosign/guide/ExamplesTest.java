package org.chemosign.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chemosign.report.ProfilePackage;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess.WebAccessPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final ProfileValidation VALIDATION = new ProfileValidation(FHIR);

  private static List<Path> valid() throws IOException {
    return Examples.valid();
  }

  private static List<Examples.Invalid> invalid() throws IOException {
    return Examples.invalid();
  }

  private static List<String> published() {
    return ProfilePackage.bundled().files();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void validOnesHaveNoError(Path file) throws IOException {
    assertThat(errors(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void invalidOnesBreakExactlyTheRuleThatTheyName(Examples.Invalid example) throws IOException {
    String text = Files.readString(example.path());

    assertThat(text).contains("\"" + example.profile() + "\"");
    assertThat(errors(text))
        .singleElement()
        .matches(
            error -> example.isStatedBy(error.getLocationString(), error.getMessage()),
            example.kind() + " " + example.rule());
  }

  /** HAPI makes no snapshot of an extension without the network; the reference validator does. */
  @ParameterizedTest
  @MethodSource("published")
  void theGuideItselfHasNoError(String file) {
    if (!file.endsWith("StructureDefinition-expression-measure.json")) {
      String text = new String(ProfilePackage.bundled().read(file), StandardCharsets.UTF_8);
      assertThat(errors(text)).isEmpty();
    }
  }

  /** For an extension's snapshot HL7's validator would ask package registries. */
  @Test
  void nothingIsFetched() {
    String file = "fhir-profiles/StructureDefinition-expression-measure.json";
    String text = new String(ProfilePackage.bundled().read(file), StandardCharsets.UTF_8);
    assertThat(errors(text))
        .singleElement()
        .matches(error -> error.getMessage().contains("Unable to resolve package"));
    assertThat(ManagedWebAccess.getAccessPolicy()).isEqualTo(WebAccessPolicy.PROHIBITED);
  }

  @Test
  void everyProfileHasExamplesOfBothKinds() throws IOException {
    Set<String> good = new TreeSet<>();
    for (Path file : Examples.valid()) {
      good.addAll(profiles(Files.readString(file)));
    }
    Stream<String> bad = Examples.invalid().stream().map(Examples.Invalid::profile);

    List<String> ours =
        published().stream()
            .filter(file -> file.contains("/StructureDefinition-"))
            .map(file -> file.replaceAll(".*/StructureDefinition-|\\.json", ""))
            .map(id -> "https://chemosign.example/fhir/StructureDefinition/" + id)
            .toList();
    assertThat(bad).containsAll(ours);
    assertThat(ours)
        .filteredOn(profile -> !good.contains(profile))
        .singleElement()
        .asString()
        .endsWith("/expression-measure");
    assertThat(Examples.FOLDER.resolve("valid/expression-measure.json"))
        .content()
        .contains("StructureDefinition/expression-measure");
  }

  private static List<SingleValidationMessage> errors(String text) {
    IBaseResource resource = FHIR.newJsonParser().parseResource(text);
    return VALIDATION.validate(resource).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .toList();
  }

  private static List<String> profiles(String text) {
    return FHIR.newJsonParser().parseResource(text).getMeta().getProfile().stream()
        .map(IPrimitiveType::getValueAsString)
        .toList();
  }
}
