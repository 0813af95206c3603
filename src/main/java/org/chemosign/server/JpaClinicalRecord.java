package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.HistorySearchDateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.OwnWrite;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/** The store of HAPI's JPA server as operations see it. */
class JpaClinicalRecord implements ClinicalRecord {

  private final DaoRegistry registry;
  private final IFhirSystemDao<Bundle, Meta> system;
  private final MatchUrlService queries;

  JpaClinicalRecord(
      DaoRegistry registry, IFhirSystemDao<Bundle, Meta> system, MatchUrlService queries) {
    this.registry = registry;
    this.system = system;
    this.queries = queries;
  }

  @Override
  public <T extends Resource> Optional<T> read(Class<T> type, String id) {
    try {
      return Optional.of(
          registry
              .getResourceDao(type)
              .read(new IdType(type.getSimpleName(), id), new SystemRequestDetails()));
    } catch (ResourceNotFoundException | ResourceGoneException e) {
      return Optional.empty();
    }
  }

  @Override
  public <T extends Resource> List<T> findByReference(
      Class<T> type, String parameter, String reference) {
    return find(type, new SearchParameterMap().add(parameter, new ReferenceParam(reference)));
  }

  @Override
  public <T extends Resource> List<T> findByIdentifier(Class<T> type, String system, String value) {
    SearchParameterMap search =
        new SearchParameterMap().add("identifier", new TokenParam(system, value));
    search.setSort(new SortSpec("_lastUpdated", SortOrderEnum.DESC));
    return find(type, search);
  }

  @Override
  public <T extends Resource> List<T> search(Class<T> type, Map<String, String> criteria) {
    String query =
        criteria.entrySet().stream()
            .map(criterion -> encode(criterion.getKey()) + "=" + encode(criterion.getValue()))
            .collect(Collectors.joining("&", type.getSimpleName() + "?", ""));
    return find(
        type,
        queries.translateMatchUrl(query, FhirContext.forR4Cached().getResourceDefinition(type)));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private <T extends Resource> List<T> find(Class<T> type, SearchParameterMap search) {
    search.setLoadSynchronous(true);
    return registry.getResourceDao(type).searchForResources(search, new SystemRequestDetails());
  }

  @Override
  public Bundle transaction(Bundle transaction) {
    return system.transaction(OwnWrite.mark(new SystemRequestDetails()), transaction);
  }

  @Override
  public <T extends Resource> List<T> page(Class<T> type, int offset, int count) {
    SearchParameterMap search = new SearchParameterMap();
    search.setSort(new SortSpec("_id"));
    search.setCount(count);
    // HAPI takes the offset from the request alone.
    SystemRequestDetails request = new SystemRequestDetails();
    request.setParameters(Map.of("_offset", new String[] {String.valueOf(offset)}));
    return registry.getResourceDao(type).search(search, request).getResources(0, count).stream()
        .map(type::cast)
        .toList();
  }

  @Override
  public <T extends Resource> List<T> history(Class<T> type, String id) {
    try {
      IBundleProvider versions =
          registry
              .getResourceDao(type)
              .history(
                  new IdType(type.getSimpleName(), id),
                  new HistorySearchDateRangeParam(),
                  new SystemRequestDetails());
      List<T> oldestFirst =
          new ArrayList<>(versions.getAllResources().stream().map(type::cast).toList());
      Collections.reverse(oldestFirst);
      return oldestFirst;
    } catch (ResourceNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public void createWithin(Resource resource) {
    registry.getResourceDao(resource).create(resource, OwnWrite.mark(new SystemRequestDetails()));
  }

  @Override
  public void updateWithin(Resource resource) {
    registry.getResourceDao(resource).update(resource, OwnWrite.mark(new SystemRequestDetails()));
  }
}
