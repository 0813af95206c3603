package org.chemosign.server.capability;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chemosign.prediction.SoftwareVersion;
import org.chemosign.report.PublishedResources;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/**
 * Makes of HAPI's CapabilityStatement a true one: it instantiates ours, names the guides, and lists
 * the profiles and operations that are there, each operation by its published definition.
 */
@Interceptor
public class TrueCapabilities {

  private static final String GENOMICS_REPORTING =
      "http://hl7.org/fhir/uv/genomics-reporting/ImplementationGuide/genomics-reporting|3.0.0";

  /**
   * Parameters that HAPI lists and cannot serve: those of a full-text index, which is not kept, and
   * composites of references or of more than two components.
   */
  private static final Set<String> NOT_SERVED =
      Set.of(
          "_content",
          "_text",
          "_filter",
          "_list",
          "relationship",
          "chromosome-variant-coordinate",
          "chromosome-window-coordinate",
          "referenceseqid-variant-coordinate",
          "referenceseqid-window-coordinate");

  /** AuditEvents have a provider of their own, which knows these. */
  private static final Set<String> OF_AUDIT_EVENTS =
      Set.of("date", "patient", "altid", "action", "subtype", "outcome", "entity");

  private final List<String> instantiates;
  private final List<String> guides;
  private final Map<String, List<String>> profiles;

  public TrueCapabilities(PublishedResources published) {
    instantiates =
        published.of(CapabilityStatement.class).map(CapabilityStatement::getUrl).toList();
    guides =
        published
            .of(ImplementationGuide.class)
            .map(guide -> guide.getUrl() + "|" + guide.getVersion())
            .toList();
    profiles =
        published
            .of(StructureDefinition.class)
            .filter(profile -> profile.getDerivation() == TypeDerivationRule.CONSTRAINT)
            .filter(profile -> !"Extension".equals(profile.getType()))
            .collect(
                Collectors.groupingBy(
                    StructureDefinition::getType,
                    TreeMap::new,
                    Collectors.mapping(StructureDefinition::getUrl, Collectors.toList())));
  }

  /** Called by HAPI with the statement that it has made, which is kept for a minute. */
  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  public void refine(IBaseConformance generated) {
    CapabilityStatement statement = (CapabilityStatement) generated;
    statement.setName("ChemoSignServer").setTitle("ChemoSign").setPublisher("ChemoSign");
    statement.setVersion(SoftwareVersion.current());
    statement.setDescription(
        "Predicts from the RNA profile of a pancreatic tumour which chemotherapy it will respond to."
            + " Research use only.");
    statement.setText(null);
    statement.getInstantiates().clear();
    instantiates.forEach(statement::addInstantiates);
    statement.getImplementationGuide().clear();
    guides.forEach(statement::addImplementationGuide);
    statement.addImplementationGuide(GENOMICS_REPORTING);
    statement.getRest().forEach(this::rest);
  }

  private void rest(CapabilityStatementRestComponent rest) {
    rest.setOperation(operations(null, rest.getOperation()));
    rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
    rest.getResource().forEach(this::resource);
  }

  private void resource(CapabilityStatementRestResourceComponent resource) {
    String type = resource.getType();
    resource.getExtension().clear();
    resource.setConditionalDelete(ConditionalDeleteStatus.SINGLE);
    resource.setSupportedProfile(
        profiles.getOrDefault(type, List.of()).stream().map(CanonicalType::new).toList());
    resource.setOperation(operations(type, resource.getOperation()));
    resource.getSearchParam().removeIf(parameter -> NOT_SERVED.contains(parameter.getName()));
    resource
        .getSearchRevInclude()
        .removeIf(include -> include.getValue().startsWith("AuditEvent:"));
    if (type.equals("AuditEvent")) {
      auditEvents(resource);
    }
  }

  private static void auditEvents(CapabilityStatementRestResourceComponent resource) {
    resource.setConditionalDelete(null).setOperation(null);
    resource.setSearchInclude(null).setSearchRevInclude(null);
    resource.getSearchParam().removeIf(parameter -> !OF_AUDIT_EVENTS.contains(parameter.getName()));
  }

  private static List<CapabilityStatementRestResourceOperationComponent> operations(
      String type, List<CapabilityStatementRestResourceOperationComponent> generated) {
    Map<String, CapabilityStatementRestResourceOperationComponent> kept = new LinkedHashMap<>();
    for (CapabilityStatementRestResourceOperationComponent operation : generated) {
      OfferedOperation.find(operation.getName(), type)
          .filter(OfferedOperation::listed)
          .ifPresent(
              offered ->
                  kept.putIfAbsent(
                      operation.getName(), operation.setDefinition(offered.definition())));
    }
    return List.copyOf(kept.values());
  }
}
