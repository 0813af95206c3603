package org.chemosign.security.smart;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What needs no token: these documents and the CapabilityStatement.
 *
 * @param byPath what is answered at exactly which path
 */
public record PublicDocuments(Map<String, Supplier<Map<String, Object>>> byPath) {

  /** Where clients find how to get tokens. */
  public static final String SMART_CONFIGURATION =
      SmartAddresses.FHIR_PATH + "/.well-known/smart-configuration";

  private static final String METADATA = SmartAddresses.FHIR_PATH + "/metadata";
  private static final List<HttpMethod> READING =
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  List<RequestMatcher> matchers() {
    return Stream.concat(byPath.keySet().stream(), Stream.of(METADATA))
        .flatMap(path -> READING.stream().map(method -> ResourceServer.path(method, path)))
        .toList();
  }
}
