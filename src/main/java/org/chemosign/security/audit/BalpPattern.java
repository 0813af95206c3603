package org.chemosign.security.audit;

import java.util.Optional;

/**
 * The Basic Audit Log Patterns of IHE (https://profiles.ihe.net/ITI/BALP), each with the roles that
 * client and server have in it: who sends is the source.
 */
enum BalpPattern {
  READ("Read", Role.DESTINATION, Role.SOURCE),
  QUERY("Query", Role.SOURCE, Role.DESTINATION),
  CREATE("Create", Role.SOURCE, Role.DESTINATION),
  UPDATE("Update", Role.SOURCE, Role.DESTINATION),
  DELETE("Delete", Role.APPLICATION, Role.CUSTODIAN);

  private static final String BASE =
      "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

  /** Role of a machine. */
  enum Role {
    SOURCE(Codes.DCM, "110153", "Source Role ID"),
    DESTINATION(Codes.DCM, "110152", "Destination Role ID"),
    APPLICATION(Codes.DCM, "110150", "Application"),
    CUSTODIAN(
        "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
        "custodian",
        "Custodian");

    final String system;
    final String code;
    final String display;

    Role(String system, String code, String display) {
      this.system = system;
      this.code = code;
      this.display = display;
    }
  }

  /** Systems of codes. */
  private static final class Codes {
    static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
  }

  private final String name;
  final Role client;
  final Role server;

  BalpPattern(String name, Role client, Role server) {
    this.name = name;
    this.client = client;
    this.server = server;
  }

  /** The pattern of a kind of act; none for transactions, operations, histories and logins. */
  static Optional<BalpPattern> of(ActKind kind) {
    return switch (kind) {
      case READ, VREAD -> Optional.of(READ);
      case SEARCH -> Optional.of(QUERY);
      case CREATE -> Optional.of(CREATE);
      case UPDATE, PATCH -> Optional.of(UPDATE);
      case DELETE -> Optional.of(DELETE);
      default -> Optional.empty();
    };
  }

  /** Canonical of the profile. */
  String profile(boolean withPatient) {
    return BASE + (withPatient ? "Patient" : "") + name;
  }
}
