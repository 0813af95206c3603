package org.chemosign.security.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the resource types that the server stores are guarded; a type without a kind is refused. */
public enum ResourceKind {
  /** About patients. */
  CLINICAL(
      "Patient",
      "Condition",
      "ServiceRequest",
      "Task",
      "Specimen",
      "Observation",
      "MolecularSequence",
      "DocumentReference",
      "Binary",
      "Procedure",
      "DiagnosticReport",
      "Group",
      "ResearchSubject",
      "MeasureReport"),
  /** About patients, but not for apps to write. */
  WITNESS("Provenance", "Consent"),
  /** What callers of any patient may read, and those of all patients write. */
  SHARED("Practitioner", "PractitionerRole", "Organization", "Device", "ResearchStudy"),
  /** Definitions and terminology: for all to read, for administrators to write. */
  DEFINITION(
      "Measure",
      "PlanDefinition",
      "OperationDefinition",
      "CapabilityStatement",
      "ImplementationGuide",
      "SearchParameter",
      "StructureDefinition",
      "CodeSystem",
      "ValueSet",
      "ConceptMap"),
  /** Signatures: for all to read, for operations alone to write. */
  SIGNATURE("Library"),
  /** Where data are sent to: for administrators alone. */
  CHANNEL("Subscription"),
  /** What has happened: for auditors to read, for the server alone to write. */
  AUDIT("AuditEvent");

  private static final Map<String, ResourceKind> KINDS =
      Stream.of(values())
          .flatMap(kind -> kind.types.stream().map(type -> Map.entry(type, kind)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final Set<String> types;

  ResourceKind(String... types) {
    this.types = Set.of(types);
  }

  /** The kind of a type; empty for one that is not stored here. */
  public static Optional<ResourceKind> of(String type) {
    return Optional.ofNullable(KINDS.get(type));
  }

  /** All types that have a kind. */
  static Stream<String> all() {
    return KINDS.keySet().stream();
  }

  /** Whether its resources are about patients. */
  public boolean aboutPatients() {
    return this == CLINICAL || this == WITNESS;
  }

  /** Whether a caller's roles let it do something with this kind, whatever its scopes are. */
  boolean admits(Caller caller, Permission permission) {
    boolean reading = permission == Permission.READ || permission == Permission.SEARCH;
    return switch (this) {
      case CLINICAL, SHARED -> true;
      case WITNESS, DEFINITION -> reading || caller.is(Role.ADMINISTRATOR);
      case SIGNATURE -> reading;
      case CHANNEL -> caller.is(Role.ADMINISTRATOR);
      case AUDIT -> reading && caller.is(Role.AUDITOR);
    };
  }
}
