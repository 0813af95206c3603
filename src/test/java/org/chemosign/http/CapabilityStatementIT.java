package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Walks the CapabilityStatement: what it lists is there, and what it does not list is not. */
@ExtendWith(SharedServer.class)
class CapabilityStatementIT {

  private static final String OURS = "https://chemosign.example/fhir/";
  private static final List<String> COMPOSITES =
      List.of("x$y", "x$1", "x$2026-01-01", "x$1$2", "Patient/x$y");

  private final FhirHttp fhir;
  private final CapabilityStatement statement;

  CapabilityStatementIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.statement = fhir.get("metadata").as(CapabilityStatement.class);
  }

  @Test
  void itNamesWhatItFollows() {
    assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
    assertThat(statement.getKind().toCode()).isEqualTo("instance");
    assertThat(statement.getInstantiates())
        .extracting(canonical -> canonical.getValue().split("\\|")[0])
        .contains(OURS + "CapabilityStatement/chemosensitivity-server");
    assertThat(statement.getImplementationGuide())
        .anyMatch(guide -> guide.getValue().startsWith(OURS))
        .anyMatch(guide -> guide.getValue().endsWith("/genomics-reporting|3.0.0"));
    assertThat(resolves("CapabilityStatement", statement.getInstantiates().get(0).getValue()))
        .isTrue();
  }

  @Test
  void itKeepsWhatTheStatementThatItInstantiatesRequires() {
    CapabilityStatement required =
        fhir.get("CapabilityStatement/chemosensitivity-server").as(CapabilityStatement.class);
    List<String> missing = new ArrayList<>(named(required.getRestFirstRep()));
    missing.removeAll(named(statement.getRestFirstRep()));
    assertThat(named(required.getRestFirstRep())).hasSizeGreaterThan(50);
    assertThat(missing).isEmpty();
  }

  /** Everything that a statement lists, each as one line. */
  private static List<String> named(CapabilityStatementRestComponent rest) {
    List<String> lines = new ArrayList<>();
    rest.getInteraction().forEach(i -> lines.add("system " + i.getCode()));
    rest.getOperation().forEach(o -> lines.add("system $" + o.getName() + " " + o.getDefinition()));
    for (CapabilityStatementRestResourceComponent resource : rest.getResource()) {
      String type = resource.getType() + " ";
      resource.getInteraction().forEach(i -> lines.add(type + i.getCode()));
      resource.getSupportedProfile().forEach(p -> lines.add(type + p.getValue()));
      resource.getSearchParam().forEach(p -> lines.add(type + p.getName() + " " + p.getType()));
      resource.getSearchInclude().forEach(i -> lines.add(type + "_include " + i.getValue()));
      resource.getSearchRevInclude().forEach(i -> lines.add(type + "_revinclude " + i.getValue()));
      resource
          .getOperation()
          .forEach(o -> lines.add(type + "$" + o.getName() + " " + o.getDefinition()));
    }
    return lines;
  }

  @Test
  void everyProfileAndDefinitionOfOursResolves() {
    List<String> lost = new ArrayList<>();
    for (CapabilityStatementRestResourceComponent resource : resources()) {
      resource.getSupportedProfile().stream()
          .filter(profile -> !resolves("StructureDefinition", profile.getValue()))
          .forEach(profile -> lost.add(profile.getValue()));
      resource.getSearchParam().stream()
          .map(CapabilityStatementRestResourceSearchParamComponent::getDefinition)
          .filter(definition -> definition != null && definition.startsWith(OURS))
          .filter(definition -> !resolves("SearchParameter", definition))
          .forEach(lost::add);
    }
    operations()
        .map(CapabilityStatementRestResourceOperationComponent::getDefinition)
        .filter(definition -> definition.startsWith(OURS))
        .filter(definition -> !resolves("OperationDefinition", definition))
        .forEach(lost::add);
    assertThat(lost).isEmpty();
    assertThat(operations().map(CapabilityStatementRestResourceOperationComponent::getDefinition))
        .allMatch(
            definition -> definition.startsWith(OURS) || PublishedOperations.knows(definition));
  }

  @Test
  void ourSearchParametersAreListed() {
    assertThat(parameters("MolecularSequence")).contains("specimen");
    assertThat(parameters("Task")).contains("due");
    assertThat(parameters("DiagnosticReport")).contains("replaces");
  }

  @Test
  void everySearchParameterWorks() {
    List<String> failures = new ArrayList<>();
    for (CapabilityStatementRestResourceComponent resource : resources()) {
      for (CapabilityStatementRestResourceSearchParamComponent parameter :
          resource.getSearchParam()) {
        List<String> queries = queries(parameter);
        if (queries.stream().noneMatch(query -> isSearch(resource.getType() + "?" + query))) {
          failures.add(resource.getType() + "?" + queries);
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void everyIncludeWorks() {
    List<String> failures = new ArrayList<>();
    for (CapabilityStatementRestResourceComponent resource : resources()) {
      String search = resource.getType() + "?_count=1&";
      Stream.concat(
              resource.getSearchInclude().stream()
                  .map(include -> search + "_include=" + encoded(include.getValue())),
              resource.getSearchRevInclude().stream()
                  .map(include -> search + "_revinclude=" + encoded(include.getValue())))
          .filter(query -> !isSearch(query))
          .forEach(failures::add);
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void everyInteractionWorks() {
    assertThat(resources()).hasSizeGreaterThan(25);
    for (CapabilityStatementRestResourceComponent resource : resources()) {
      List<TypeRestfulInteraction> listed =
          resource.getInteraction().stream().map(interaction -> interaction.getCode()).toList();
      assertThat(new ResourceLife(fhir, resource.getType()).live())
          .as(resource.getType())
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  @Test
  void everySystemInteractionWorks() {
    assertThat(statement.getRestFirstRep().getInteraction())
        .extracting(interaction -> interaction.getCode().toCode())
        .containsExactlyInAnyOrder("transaction", "batch", "history-system");
    assertThat(isAnswered(Bundle.BundleType.TRANSACTION)).isTrue();
    assertThat(isAnswered(Bundle.BundleType.BATCH)).isTrue();
    assertThat(fhir.get("_history?_count=1").as(Bundle.class).getType())
        .isEqualTo(Bundle.BundleType.HISTORY);
  }

  private boolean isAnswered(Bundle.BundleType type) {
    Bundle bundle = new Bundle().setType(type);
    bundle.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl("Patient?_count=1");
    Answer answer = fhir.post("", bundle);
    return answer.status() == 200
        && answer.as(Bundle.class).getType().toCode().equals(type.toCode() + "-response");
  }

  @Test
  void everyOperationIsCalled() {
    PublishedOperations calls = new PublishedOperations(fhir);
    List<String> failures = new ArrayList<>();
    for (CapabilityStatementRestResourceComponent resource : resources()) {
      resource.getOperation().stream()
          .map(operation -> calls.failure(resource.getType(), operation.getName()))
          .forEach(failure -> failure.ifPresent(failures::add));
    }
    statement.getRestFirstRep().getOperation().stream()
        .map(operation -> calls.failure("", operation.getName()))
        .forEach(failure -> failure.ifPresent(failures::add));
    assertThat(failures).isEmpty();
  }

  @Test
  void everyFormatIsAnswered() {
    for (var format : statement.getFormat()) {
      Answer answer = fhir.get("Patient?_count=1&_format=" + encoded(format.getValue()));
      assertThat(answer.status()).as(format.getValue()).isEqualTo(200);
      assertThat(answer.response().headers().firstValue("content-type").orElse(""))
          .as(format.getValue())
          .contains(format.getValue().replaceAll(".*[/+-]", "").replace("ttl", "turtle"));
    }
  }

  @Test
  void whatIsNotListedIsNotThere() {
    for (String operation :
        List.of("$expunge", "$reindex", "$mark-all-resources-for-reindexing", "$nonsense")) {
      Answer answer = fhir.postText(operation, "{\"resourceType\":\"Parameters\"}");
      assertThat(answer.status()).as(operation).isIn(400, 404);
      assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getCode().toCode())
          .isIn("not-supported", "invalid", "not-found");
    }
    assertThat(fhir.get("MedicationRequest?_count=1").status()).isEqualTo(404);
  }

  private List<CapabilityStatementRestResourceComponent> resources() {
    return statement.getRestFirstRep().getResource();
  }

  private Stream<CapabilityStatementRestResourceOperationComponent> operations() {
    return Stream.concat(
        statement.getRestFirstRep().getOperation().stream(),
        resources().stream().flatMap(resource -> resource.getOperation().stream()));
  }

  private List<String> parameters(String type) {
    return resources().stream()
        .filter(resource -> resource.getType().equals(type))
        .flatMap(resource -> resource.getSearchParam().stream())
        .map(CapabilityStatementRestResourceSearchParamComponent::getName)
        .toList();
  }

  private static List<String> queries(
      CapabilityStatementRestResourceSearchParamComponent parameter) {
    String name = parameter.getName();
    if (name.equals("_has")) {
      return List.of("_has:Provenance:target:agent-type=x");
    }
    if (parameter.getType() == SearchParamType.COMPOSITE) {
      return COMPOSITES.stream().map(value -> name + "=" + encoded(value)).toList();
    }
    Map<SearchParamType, String> values =
        Map.of(
            SearchParamType.DATE, "2026-01-01",
            SearchParamType.NUMBER, "1",
            SearchParamType.QUANTITY, "1",
            SearchParamType.REFERENCE, "Patient/x",
            SearchParamType.URI, "urn:x");
    return List.of(name + "=" + encoded(values.getOrDefault(parameter.getType(), "x")));
  }

  private boolean isSearch(String query) {
    Answer answer = fhir.get(query);
    return answer.status() == 200
        && answer.as(Bundle.class).getType() == Bundle.BundleType.SEARCHSET;
  }

  private boolean resolves(String type, String canonical) {
    String url = canonical.split("\\|")[0];
    return fhir.get(type + "?url=" + encoded(url)).as(Bundle.class).getEntry().size() == 1;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
