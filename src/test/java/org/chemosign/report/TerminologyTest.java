package org.chemosign.report;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.prediction.NoCallReason;
import org.chemosign.prediction.SensitivityCall;
import org.chemosign.signature.Drug;
import org.chemosign.signature.EvidenceGrade;
import org.chemosign.signature.SpecimenType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.junit.jupiter.api.Test;

class TerminologyTest {

  private static final ProfilePackage PACKAGE = ProfilePackage.bundled();

  private static CodeSystem system(String id) {
    return parse(CodeSystem.class, "terminology/CodeSystem-" + id + ".json");
  }

  private static <T extends org.hl7.fhir.r4.model.Resource> T parse(Class<T> type, String file) {
    String json = new String(PACKAGE.read(file), StandardCharsets.UTF_8);
    return FhirContext.forR4Cached().newJsonParser().parseResource(type, json);
  }

  private static void holds(String id, Stream<String> codes) {
    assertThat(system(id).getConcept())
        .extracting(CodeSystem.ConceptDefinitionComponent::getCode)
        .containsExactlyElementsOf(codes.toList());
  }

  @Test
  void codeSystemsHoldTheCodesOfTheContract() {
    holds("drug", Arrays.stream(Drug.values()).map(Drug::code));
    holds("sensitivity-call", Arrays.stream(SensitivityCall.values()).map(SensitivityCall::code));
    holds("no-call-reason", Arrays.stream(NoCallReason.values()).map(NoCallReason::code));
    holds("evidence-grade", Arrays.stream(EvidenceGrade.values()).map(EvidenceGrade::code));
    holds("specimen-kind", Arrays.stream(SpecimenType.values()).map(SpecimenType::code));
    holds("expression-unit", Arrays.stream(ExpressionUnit.values()).map(ExpressionUnit::code));
    holds(
        "gene-identifier",
        Arrays.stream(GeneIdentifierType.values()).map(GeneIdentifierType::code));
    holds("regimen", Stream.of("mfolfirinox", "gemcitabine", "gemcitabine-nab-paclitaxel"));
    holds(
        "chemosensitivity-conclusion",
        Arrays.stream(Drug.values())
            .flatMap(
                drug ->
                    Arrays.stream(SensitivityCall.values())
                        .map(call -> drug.code() + "-" + call.code())));
  }

  @Test
  void displaysInTheBundlesEqualThoseOfTheCodeSystems() {
    Messages english = new Messages(ReportLanguage.EN);
    Messages french = new Messages(ReportLanguage.FR);
    List<String> systems =
        PACKAGE.files().stream().filter(file -> file.contains("/CodeSystem-")).toList();
    assertThat(systems).isNotEmpty();
    for (String file : systems) {
      CodeSystem system = parse(CodeSystem.class, file);
      for (CodeSystem.ConceptDefinitionComponent concept : system.getConcept()) {
        String id = system.getIdElement().getIdPart();
        String key = "display." + id + "." + concept.getCode();
        if (english.has(key)) {
          assertThat(english.text(key)).isEqualTo(concept.getDisplay());
          assertThat(french.text(key)).isEqualTo(concept.getDesignationFirstRep().getValue());
        }
      }
    }
  }

  @Test
  void bothBundlesHoldTheSameKeys() {
    assertThat(keys(ReportLanguage.FR))
        .containsExactlyInAnyOrderElementsOf(keys(ReportLanguage.EN));
    assertThat(keys(ReportLanguage.EN)).hasSizeGreaterThan(150);
  }

  private static List<String> keys(ReportLanguage language) {
    byte[] bundle =
        PACKAGE.read("org/chemosign/report/messages_" + language.code() + ".properties");
    return new String(bundle, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("=") && !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }

  @Test
  void theIndexNamesEveryFileOfThePackage() throws IOException {
    for (String folder : List.of("fhir-profiles", "terminology")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        List<String> json =
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches("[A-Z].*\\.json"))
                .map(name -> folder + "/" + name)
                .toList();
        assertThat(PACKAGE.files()).containsAll(json);
      }
    }
    assertThat(PACKAGE.version()).isEqualTo("0.1.0");
    assertThat(PACKAGE.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void theOperationHasTheParametersOfTheContract() {
    OperationDefinition operation =
        parse(
            OperationDefinition.class,
            "fhir-profiles/OperationDefinition-predict-chemosensitivity.json");

    assertThat(operation.getParameter())
        .extracting(parameter -> parameter.getName())
        .containsExactly(
            "subject",
            "specimen",
            "sequence",
            "expression",
            "expressionUnit",
            "geneIdentifier",
            "signature",
            "drug",
            "regimen",
            "phenotype",
            "order",
            "qcPolicy",
            "persist",
            "language",
            "return");
    assertThat(operation.getSystem()).isFalse();
    assertThat(operation.getResource())
        .extracting(type -> type.getValue())
        .containsExactly("MolecularSequence", "Specimen", "Patient");
  }
}
