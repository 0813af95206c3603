package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chemosign.security.access.Access;
import org.chemosign.security.access.Caller;
import org.chemosign.security.access.Callers;
import org.chemosign.security.access.SearchGate;
import org.chemosign.security.access.SearchScope;

/**
 * Narrows every search of a client, by whichever door it comes, to what its scopes allow: plain
 * searches, entries of batches, conditional writes.
 */
@Interceptor
class SearchNarrowing {

  private static final String NOBODY = "-";

  private final Access access;
  private final MatchUrlService queries;

  SearchNarrowing(Access access, MatchUrlService queries) {
    this.access = access;
    this.queries = queries;
  }

  /** Called by HAPI before it searches. */
  @Hook(value = Pointcut.STORAGE_PRESEARCH_REGISTERED, order = -100)
  public void narrow(
      SearchParameterMap search, ICachedSearchDetails details, RequestDetails request) {
    if (search.getEverythingMode() == null) {
      Callers.of(request)
          .ifPresent(caller -> narrow(caller, details.getResourceType(), search, request));
    }
  }

  private void narrow(
      Caller caller, String type, SearchParameterMap search, RequestDetails request) {
    if (request.getRestOperationType() != RestOperationTypeEnum.SEARCH_TYPE) {
      search.keySet().stream()
          .filter(name -> isChained(name, search.get(name)))
          .forEach(name -> SearchGate.chain(access, caller, name));
    }
    SearchScope scope = SearchScope.of(access, caller, type, search.keySet());
    scope.span().patients().ifPresent(patients -> patients(type, patients, search));
    if (!scope.query().isEmpty()) {
      add(type, scope.query(), search);
    }
    if (!scope.exact()) {
      tellNoTotals(search, request);
    }
  }

  private static boolean isChained(String name, List<List<IQueryParameterType>> values) {
    return name.startsWith("_has")
        || values.stream()
            .flatMap(List::stream)
            .anyMatch(
                value -> value instanceof ReferenceParam reference && reference.getChain() != null);
  }

  private static void patients(String type, Set<String> patients, SearchParameterMap search) {
    Set<String> ids = patients.isEmpty() ? Set.of(NOBODY) : patients;
    SearchScope.patientParameter(type)
        .ifPresent(
            name -> {
              if (name.equals("_id")) {
                TokenOrListParam all = new TokenOrListParam();
                ids.forEach(id -> all.add(null, id));
                search.add(name, all);
              } else {
                ReferenceOrListParam all = new ReferenceOrListParam();
                ids.forEach(id -> all.addOr(new ReferenceParam("Patient/" + id)));
                search.add(name, all);
              }
            });
  }

  private void add(String type, String query, SearchParameterMap search) {
    SearchParameterMap filter =
        queries.translateMatchUrl(
            type + "?" + query, FhirContext.forR4Cached().getResourceDefinition(type));
    filter
        .entrySet()
        .forEach(
            criterion ->
                criterion.getValue().forEach(values -> add(criterion.getKey(), values, search)));
  }

  private static void add(
      String name, List<IQueryParameterType> values, SearchParameterMap search) {
    List<List<IQueryParameterType>> all = new ArrayList<>();
    if (search.containsKey(name)) {
      all.addAll(search.get(name));
    }
    all.add(values);
    search.put(name, all);
  }

  /** Where some of what is found is dropped later, a number would tell how much. */
  private static void tellNoTotals(SearchParameterMap search, RequestDetails request) {
    if (search.getSummaryMode() == SummaryEnum.COUNT
        || request.getRestOperationType() != RestOperationTypeEnum.SEARCH_TYPE) {
      throw SearchScope.uncountable();
    }
    search.setSearchTotalMode(SearchTotalModeEnum.NONE);
    SearchScope.leaveUncounted(request);
  }
}
