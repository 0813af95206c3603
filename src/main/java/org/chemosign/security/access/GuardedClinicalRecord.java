package org.chemosign.security.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * The record as a caller may know it: what belongs to patients beyond the caller's is not there. On
 * a thread that works for the server itself everything is.
 */
public final class GuardedClinicalRecord implements ClinicalRecord {

  private final ClinicalRecord record;
  private final Access access;

  /**
   * A guarded view.
   *
   * @param record the whole record
   */
  public GuardedClinicalRecord(ClinicalRecord record, Access access) {
    this.record = record;
    this.access = access;
  }

  @Override
  public <T extends Resource> Optional<T> read(Class<T> type, String id) {
    return record.read(type, id).filter(this::isKnown);
  }

  @Override
  public <T extends Resource> List<T> findByReference(
      Class<T> type, String parameter, String reference) {
    return known(record.findByReference(type, parameter, reference));
  }

  @Override
  public <T extends Resource> List<T> findByIdentifier(Class<T> type, String system, String value) {
    return known(record.findByIdentifier(type, system, value));
  }

  @Override
  public <T extends Resource> List<T> search(Class<T> type, Map<String, String> criteria) {
    return known(record.search(type, criteria));
  }

  /** Pages are cut out of what is known, so that they are full until the last one. */
  @Override
  public <T extends Resource> List<T> page(Class<T> type, int offset, int count) {
    boolean all =
        CallerScope.current()
            .filter(caller -> access.isLimited(caller, type.getSimpleName()))
            .isEmpty();
    if (all) {
      return record.page(type, offset, count);
    }
    IntFunction<List<T>> pages = number -> record.page(type, number * count, count);
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(pages)
        .takeWhile(page -> !page.isEmpty())
        .flatMap(List::stream)
        .filter(this::isKnown)
        .skip(offset)
        .limit(count)
        .toList();
  }

  @Override
  public <T extends Resource> List<T> history(Class<T> type, String id) {
    return known(record.history(type, id));
  }

  @Override
  public Bundle transaction(Bundle transaction) {
    return record.transaction(transaction);
  }

  @Override
  public void createWithin(Resource resource) {
    record.createWithin(resource);
  }

  @Override
  public void updateWithin(Resource resource) {
    record.updateWithin(resource);
  }

  private <T extends Resource> List<T> known(List<T> resources) {
    Stream<T> known = resources.stream().filter(this::isKnown);
    return known.toList();
  }

  private boolean isKnown(Resource resource) {
    return CallerScope.current().map(caller -> access.mayKnow(caller, resource)).orElse(true);
  }
}
