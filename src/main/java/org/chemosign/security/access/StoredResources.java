package org.chemosign.security.access;

import java.util.Optional;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;

/**
 * Reads what references name.
 *
 * @param record the store, unguarded
 */
public record StoredResources(ClinicalRecord record) {

  /** The current version of a resource of a type that is stored; empty when there is none. */
  public Optional<Resource> read(IdType id) {
    boolean known =
        id.hasResourceType()
            && id.hasIdPart()
            && id.isIdPartValid()
            && ResourceKind.of(id.getResourceType()).isPresent();
    return known ? CallerScope.asServer(() -> stored(id)) : Optional.empty();
  }

  private Optional<Resource> stored(IdType id) {
    Class<? extends Resource> type = type(id.getResourceType());
    return record.read(type, id.getIdPart()).map(Resource.class::cast);
  }

  private static Class<? extends Resource> type(String name) {
    try {
      return ResourceFactory.createResource(name).getClass();
    } catch (FHIRException e) {
      throw new IllegalStateException(name + " is no resource type", e);
    }
  }
}
