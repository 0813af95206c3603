package org.chemosign.security.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;

/**
 * Looks at the writes of a batch or transaction before HAPI does any of them. An entry of a batch
 * that would change what its caller must not learn of becomes a read of it, which is answered as
 * such reads are; a transaction with such an entry is refused.
 */
final class BundleGate {

  private final Access access;
  private final StoredResources stored;

  BundleGate(Access access, StoredResources stored) {
    this.access = access;
    this.stored = stored;
  }

  void check(Caller caller, RequestDetails request) {
    if (request.getResource() instanceof Bundle bundle) {
      bundle.getEntry().forEach(entry -> check(caller, bundle.getType(), entry));
    }
  }

  private void check(Caller caller, BundleType type, BundleEntryComponent entry) {
    Optional<Permission> permission = permission(entry.getRequest().getMethod());
    String url = String.valueOf(entry.getRequest().getUrl());
    IdType id = new IdType(url.split("\\?", 2)[0]);
    if (permission.isEmpty() || !id.hasIdPart() || url.contains("$")) {
      return;
    }
    boolean seen = isSeen(caller, permission.get(), id);
    if (!seen && type != BundleType.BATCH) {
      throw Refused.unknown(id.getResourceType(), id.getIdPart());
    }
    if (!seen) {
      entry.getRequest().setMethod(HTTPVerb.GET).setUrl(id.toVersionless().getValue());
      entry.getRequest().setIfMatch(null).setIfNoneMatch(null);
      entry.setResource(null);
    }
  }

  private static Optional<Permission> permission(HTTPVerb method) {
    return switch (method == null ? HTTPVerb.NULL : method) {
      case PUT, PATCH -> Optional.of(Permission.UPDATE);
      case DELETE -> Optional.of(Permission.DELETE);
      default -> Optional.empty();
    };
  }

  /** Refuses, as not known, what a caller may not do something with, and what there is not. */
  void requireSeen(Caller caller, Permission permission, IdType id) {
    if (!isSeen(caller, permission, id)) {
      throw Refused.unknown(id.getResourceType(), id.getIdPart());
    }
  }

  /** Whether nothing has to be hidden, or the resource is there for this caller. */
  private boolean isSeen(Caller caller, Permission permission, IdType id) {
    String type = String.valueOf(id.getResourceType());
    if (access.mayAll(caller, permission, type) && !access.hidesSome(caller, type)) {
      return true;
    }
    return stored
        .read(id)
        .filter(known -> access.may(caller, permission, known) && !access.isHidden(caller, known))
        .isPresent();
  }
}
