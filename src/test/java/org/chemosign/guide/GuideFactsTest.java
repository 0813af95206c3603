package org.chemosign.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chemosign.expression.GeneTable;
import org.chemosign.prediction.RegimenRules;
import org.chemosign.report.ProfilePackage;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** What the guide states of the software, held against the software. */
class GuideFactsTest {

  private static final String ROOT = "https://chemosign.example/fhir/";
  private static final List<Resource> PUBLISHED =
      ProfilePackage.bundled().files().stream()
          .map(file -> new String(ProfilePackage.bundled().read(file), StandardCharsets.UTF_8))
          .map(text -> (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(text))
          .toList();

  private static <T extends MetadataResource> T get(Class<T> type, String id) {
    return PUBLISHED.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(resource -> resource.getUrl().endsWith("/" + id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLibrariesThatReportsNameHaveTheirVersionAndHash() {
    Library genes = get(Library.class, "gene-table");
    assertThat(genes.getVersion()).isEqualTo(GeneTable.bundled().version());
    assertThat(genes.getContentFirstRep().getTitle())
        .isEqualTo("sha256:" + GeneTable.bundled().sha256());

    Library rules = get(Library.class, "regimen-rules");
    assertThat(rules.getVersion()).isEqualTo(RegimenRules.bundled().version());
    assertThat(rules.getContentFirstRep().getTitle())
        .isEqualTo("sha256:" + RegimenRules.bundled().sha256());

    assertThat(get(Library.class, "profiles").getVersion())
        .isEqualTo(ProfilePackage.bundled().version());
  }

  @Test
  void theRegimensHaveTheDrugsOfTheRules() {
    ConceptMap map = get(ConceptMap.class, "regimen-to-drugs");
    RegimenRules.bundled()
        .rules()
        .forEach(
            rule ->
                assertThat(map.getGroupFirstRep().getElement())
                    .filteredOn(element -> rule.regimen().equals(element.getCode()))
                    .singleElement()
                    .satisfies(
                        element ->
                            assertThat(element.getTarget())
                                .extracting(ConceptMap.TargetElementComponent::getCode)
                                .containsExactlyInAnyOrderElementsOf(
                                    rule.drugs().stream().map(drug -> drug.code()).toList())));
  }

  @Test
  void whatTheRequirementsNameIsPublished() {
    Set<String> urls =
        PUBLISHED.stream()
            .filter(MetadataResource.class::isInstance)
            .map(resource -> ((MetadataResource) resource).getUrl())
            .collect(Collectors.toSet());
    CapabilityStatementRestComponent rest =
        get(CapabilityStatement.class, "chemosensitivity-server").getRestFirstRep();

    assertThat(rest.getResource().stream().flatMap(GuideFactsTest::canonicals))
        .filteredOn(canonical -> canonical.startsWith(ROOT))
        .hasSizeGreaterThan(20)
        .isSubsetOf(urls);
  }

  private static Stream<String> canonicals(CapabilityStatementRestResourceComponent resource) {
    return Stream.of(
            resource.getSupportedProfile().stream().map(PrimitiveType::getValue),
            resource.getSearchParam().stream().map(parameter -> parameter.getDefinition()),
            resource.getOperation().stream().map(operation -> operation.getDefinition()))
        .flatMap(all -> all);
  }
}
