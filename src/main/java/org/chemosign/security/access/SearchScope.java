package org.chemosign.security.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be added to a caller's search of a type, so that it finds nothing that the caller may
 * not see.
 *
 * @param span the patients whose resources may be found
 * @param query further criteria, as in a URL; empty for none
 * @param exact whether all that is found then may be shown; otherwise the rest has to be dropped
 *     and not be counted
 */
public record SearchScope(Span span, String query, boolean exact) {

  private static final Set<String> UNBOUND = Set.of("Provenance", "Binary");
  private static final Set<String> BOUND = Set.of("target", "patient", "_id");

  /**
   * The scope of a search.
   *
   * @param names the search parameters that the client gave
   */
  public static SearchScope of(Access access, Caller caller, String type, Set<String> names) {
    List<SmartScope> grants = access.grants(caller, Permission.SEARCH, type);
    if (grants.isEmpty()) {
      throw Refused.lacks(Permission.SEARCH, type);
    }
    Span span =
        grants.stream()
            .map(grant -> Span.of(caller, grant.context()))
            .reduce(Span::or)
            .orElse(Span.NONE);
    boolean about = ResourceKind.of(type).filter(ResourceKind::aboutPatients).isPresent();
    Span patients = about ? span : Span.ALL;
    if (!patients.isAll() && UNBOUND.contains(type) && Collections.disjoint(names, BOUND)) {
      throw Refused.forbidden("a search of " + type + " with this token needs target or _id");
    }
    Optional<String> query = query(caller, grants, span);
    boolean bound = patients.isAll() || patientParameter(type).isPresent();
    return new SearchScope(
        patients,
        query.orElse(""),
        query.isPresent() && bound && !type.equals("Group") && !access.hidesSome(caller, type));
  }

  /** The criteria of granular scopes, if one search can express them. */
  private static Optional<String> query(Caller caller, List<SmartScope> grants, Span span) {
    boolean alike =
        grants.stream().map(grant -> Span.of(caller, grant.context())).distinct().count() == 1;
    boolean whole =
        grants.stream()
            .anyMatch(grant -> !grant.granular() && Span.of(caller, grant.context()).equals(span));
    if (whole) {
      return Optional.of("");
    }
    Set<Map<String, String>> filters =
        grants.stream().map(SmartScope::filter).collect(Collectors.toSet());
    if (!alike || filters.contains(Map.<String, String>of())) {
      return Optional.empty();
    }
    return filters.size() == 1 ? Optional.of(text(filters.iterator().next())) : either(filters);
  }

  /** Values of one parameter are alternatives; several parameters are not. */
  private static Optional<String> either(Set<Map<String, String>> filters) {
    Set<String> names = new HashSet<>();
    filters.forEach(filter -> names.addAll(filter.keySet()));
    if (names.size() != 1) {
      return Optional.empty();
    }
    String name = names.iterator().next();
    String values =
        filters.stream().map(filter -> filter.get(name)).sorted().collect(Collectors.joining(","));
    return Optional.of(text(Map.of(name, values)));
  }

  private static String text(Map<String, String> filter) {
    return filter.entrySet().stream()
        .map(
            criterion ->
                criterion.getKey()
                    + "="
                    + URLEncoder.encode(criterion.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The search parameter by which a type is narrowed to patients; empty when there is none. */
  public static Optional<String> patientParameter(String type) {
    return switch (type) {
      case "Patient" -> Optional.of("_id");
      case "Group" -> Optional.of("member");
      case "MeasureReport" -> Optional.of("subject");
      case "Provenance", "Binary" -> Optional.empty();
      default -> Optional.of("patient");
    };
  }

  /** Has the answer to a request tell no total, also where HAPI knows one. */
  public static void leaveUncounted(RequestDetails request) {
    request.getUserData().put(SearchScope.class, Boolean.TRUE);
  }

  /** Whether the answer to a request is to tell no total. */
  static boolean isUncounted(RequestDetails request) {
    return request.getUserData().containsKey(SearchScope.class);
  }

  /** The refusal to count what cannot be counted without telling more than may be told. */
  public static BaseServerResponseException uncountable() {
    return Refused.forbidden("with the scopes of this token this search can only be read");
  }
}
