package org.chemosign.security.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What records are looked for; what is empty does not matter.
 *
 * @param from not before
 * @param until before
 * @param patient logical id or pseudonym
 * @param actor user, or client where there is none
 * @param kinds the kinds of act that may be
 * @param failed only those that were refused or failed, or only those that were not
 * @param entity relative reference of what was acted on, without version
 */
public record AuditQuery(
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> patient,
    Optional<String> actor,
    Set<ActKind> kinds,
    Optional<Boolean> failed,
    Optional<String> entity) {

  public AuditQuery {
    kinds = Set.copyOf(kinds);
  }

  /** The condition in SQL, with a question mark for each of {@link #values()}. */
  String condition() {
    StringJoiner all = new StringJoiner(" and ", " where ", "").setEmptyValue("");
    conditions().keySet().forEach(all::add);
    return all.toString();
  }

  List<Object> values() {
    return conditions().values().stream().flatMap(List::stream).toList();
  }

  private Map<String, List<Object>> conditions() {
    Map<String, List<Object>> all = new LinkedHashMap<>();
    from.ifPresent(at -> all.put("made >= ?", List.of(at.toEpochMilli())));
    until.ifPresent(at -> all.put("made < ?", List.of(at.toEpochMilli())));
    patient.ifPresent(id -> all.put("(patient = ? or pseudonym = ?)", List.of(id, id)));
    actor.ifPresent(name -> all.put("actor = ?", List.of(name)));
    failed.ifPresent(wanted -> all.put("failed = ?", List.of(wanted)));
    entity.ifPresent(reference -> all.put("target = ?", List.of(reference)));
    if (kinds.isEmpty()) {
      all.put("1 = 0", List.of());
    } else if (kinds.size() < ActKind.values().length) {
      String marks = "?" + ", ?".repeat(kinds.size() - 1);
      List<Object> codes = kinds.stream().map(kind -> (Object) kind.code()).toList();
      all.put("kind in (" + marks + ")", codes);
    }
    return all;
  }
}
