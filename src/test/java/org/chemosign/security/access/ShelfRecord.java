package org.chemosign.security.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** A record that holds what tests put on it, and finds by type alone. */
final class ShelfRecord implements ClinicalRecord {

  private final Map<String, Resource> resources = new LinkedHashMap<>();

  ShelfRecord with(String id, Resource resource) {
    resource.setId(id);
    resources.put(resource.fhirType() + "/" + id, resource);
    return this;
  }

  @Override
  public <T extends Resource> Optional<T> read(Class<T> type, String id) {
    return Optional.ofNullable(resources.get(type.getSimpleName() + "/" + id)).map(type::cast);
  }

  private <T extends Resource> List<T> all(Class<T> type) {
    return resources.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public <T extends Resource> List<T> findByReference(
      Class<T> type, String parameter, String reference) {
    return all(type);
  }

  @Override
  public <T extends Resource> List<T> findByIdentifier(Class<T> type, String system, String value) {
    return all(type);
  }

  @Override
  public <T extends Resource> List<T> search(Class<T> type, Map<String, String> criteria) {
    return all(type);
  }

  @Override
  public <T extends Resource> List<T> page(Class<T> type, int offset, int count) {
    return all(type).stream().skip(offset).limit(count).toList();
  }

  @Override
  public <T extends Resource> List<T> history(Class<T> type, String id) {
    return read(type, id).stream().toList();
  }

  @Override
  public Bundle transaction(Bundle transaction) {
    throw new UnsupportedOperationException("a shelf is not written to");
  }

  @Override
  public void createWithin(Resource resource) {
    throw new UnsupportedOperationException("a shelf is not written to");
  }

  @Override
  public void updateWithin(Resource resource) {
    throw new UnsupportedOperationException("a shelf is not written to");
  }
}
