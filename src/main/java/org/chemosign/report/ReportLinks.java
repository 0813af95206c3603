package org.chemosign.report;

import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** How the parts of a report point at each other. */
interface ReportLinks {

  /** A reference to the part that plays a role. */
  Reference to(PartRole role);

  /** Gives a resource the identity its role has under these links. */
  default void label(Resource resource, PartRole role) {}

  /** Links between the entries of a transaction, and to the engine's device on the server. */
  static ReportLinks urns(String identity, String software) {
    return role ->
        role.equals(PartRole.ENGINE)
            ? EngineDevice.reference(software)
            : new Reference(role.urn(identity));
  }

  /** Links within one report that contains all its parts. */
  static ReportLinks contained() {
    return new ReportLinks() {
      @Override
      public Reference to(PartRole role) {
        return new Reference(role.equals(PartRole.REPORT) ? "#" : "#" + role.key());
      }

      @Override
      public void label(Resource resource, PartRole role) {
        if (!role.equals(PartRole.REPORT)) {
          resource.setId(role.key());
        }
      }
    };
  }
}
