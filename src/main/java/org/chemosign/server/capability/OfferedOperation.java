package org.chemosign.server.capability;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One operation that the server offers. HAPI brings many more; what is not here is neither listed
 * nor answered.
 *
 * @param name without the dollar sign
 * @param types resource types that it is called on; empty for all stored ones
 * @param system whether it is called on the base as well
 * @param definition canonical of its OperationDefinition
 */
record OfferedOperation(String name, Set<String> types, boolean system, String definition) {

  private static final String OURS = "https://chemosign.example/fhir/OperationDefinition/";
  private static final String R4 = "http://hl7.org/fhir/OperationDefinition/";
  private static final String BULK = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
  private static final String GENOMICS =
      "http://hl7.org/fhir/uv/genomics-reporting/OperationDefinition/";
  private static final Set<String> NONE = Set.of("");
  private static final Set<String> ALL = Set.of();

  static final List<OfferedOperation> ALL_OFFERED =
      List.of(
          on("predict-chemosensitivity", OURS, "Patient", "Specimen", "MolecularSequence"),
          on("sign", OURS, "DiagnosticReport"),
          on("amend", OURS, "DiagnosticReport"),
          on("turnaround", OURS, "Task"),
          on("match-patients", OURS, "ResearchStudy"),
          on("register-chemogram", OURS, "Specimen"),
          on("train-signature", OURS, "Group"),
          on("validate-signature", OURS, "Group"),
          on("export-deidentified", OURS, "Group"),
          on("release-signature", OURS, "Library"),
          on("erase", OURS, "Patient"),
          on("find-subject-tx-implications", GENOMICS, "Patient"),
          on("find-study-metadata", GENOMICS, "Patient"),
          new OfferedOperation("validate", ALL, false, R4 + "Resource-validate"),
          new OfferedOperation("graphql", ALL, true, R4 + "Resource-graphql"),
          named("everything", "Patient", R4 + "Patient-everything"),
          named("lookup", "CodeSystem", R4 + "CodeSystem-lookup"),
          named("validate-code", "CodeSystem", R4 + "CodeSystem-validate-code"),
          named("expand", "ValueSet", R4 + "ValueSet-expand"),
          named("validate-code", "ValueSet", R4 + "ValueSet-validate-code"),
          named("translate", "ConceptMap", R4 + "ConceptMap-translate"),
          new OfferedOperation("export", NONE, true, BULK + "export"),
          named("export", "Patient", BULK + "patient-export"),
          named("export", "Group", BULK + "group-export"),
          new OfferedOperation("export-poll-status", NONE, true, ""),
          new OfferedOperation("research-job", NONE, true, ""));

  private static OfferedOperation on(String name, String root, String... types) {
    return new OfferedOperation(name, Set.of(types), false, root + name);
  }

  private static OfferedOperation named(String name, String type, String definition) {
    return new OfferedOperation(name, Set.of(type), false, definition);
  }

  /**
   * The operation of a name on a type.
   *
   * @param type resource type; null for the base
   */
  static Optional<OfferedOperation> find(String name, String type) {
    return ALL_OFFERED.stream()
        .filter(offered -> offered.name.equals(name))
        .filter(offered -> type == null ? offered.system : offered.isOn(type))
        .findFirst();
  }

  private boolean isOn(String type) {
    return types.isEmpty() || types.contains(type);
  }

  /** Whether the CapabilityStatement lists it; the address of a job's state is told by the job. */
  boolean listed() {
    return !definition.isEmpty();
  }
}
