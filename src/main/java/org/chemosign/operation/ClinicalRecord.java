package org.chemosign.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** What an operation needs of the store: reading, searching, and one transaction. */
public interface ClinicalRecord {

  /** The current version of a resource; empty when it does not exist or was deleted. */
  <T extends Resource> Optional<T> read(Class<T> type, String id);

  /**
   * All resources whose reference search parameter points at a resource of this server.
   *
   * @param parameter name of a reference search parameter of the type, such as {@code subject}
   * @param reference relative reference, such as {@code Patient/1}
   */
  <T extends Resource> List<T> findByReference(Class<T> type, String parameter, String reference);

  /** The resources that carry a business identifier, newest first. */
  <T extends Resource> List<T> findByIdentifier(Class<T> type, String system, String value);

  /**
   * All resources of a type that meet every criterion.
   *
   * @param criteria values by search parameter, each as it stands in a FHIR search once decoded,
   *     such as {@code code} and {@code http://loinc.org|51969-4}; modifiers and chains are allowed
   */
  <T extends Resource> List<T> search(Class<T> type, Map<String, String> criteria);

  /** One page of all resources of a type, in the order of their ids. */
  <T extends Resource> List<T> page(Class<T> type, int offset, int count);

  /** All versions of a resource, oldest first; none when it does not exist. */
  <T extends Resource> List<T> history(Class<T> type, String id);

  /**
   * Stores a transaction bundle, all or nothing. It is a write of the server itself: what keeps
   * clients from changing signed reports and tasks does not hold it back.
   *
   * @return the response bundle, entries in request order
   */
  Bundle transaction(Bundle transaction);

  /** Stores a new resource within the transaction that is going on. */
  void createWithin(Resource resource);

  /** Replaces a resource within the transaction that is going on, if it is as it was read. */
  void updateWithin(Resource resource);
}
