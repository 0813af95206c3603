package org.chemosign.server;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryMatchResult;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chemosign.operation.consent.PatientConsents;
import org.chemosign.security.access.Access;
import org.chemosign.security.access.AnswerGuard;
import org.chemosign.security.access.FilterMatch;
import org.chemosign.security.access.JobOwners;
import org.chemosign.security.access.JobWatch;
import org.chemosign.security.access.RequestGate;
import org.chemosign.security.access.ResourceOwners;
import org.chemosign.security.access.WriteGuard;
import org.chemosign.security.consent.DisclosureDenials;
import org.chemosign.security.smart.GuardedMode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The guard in front of HAPI, in every mode but {@code open}. */
@Configuration
@Conditional(GuardedMode.class)
class AccessConfiguration {

  /** Marks that the guard is on. */
  record Guard() {}

  @Bean
  Access access(JpaClinicalRecord whole, SearchParamMatcher matcher) {
    return new Access(
        new ResourceOwners(whole),
        filters(matcher),
        new DisclosureDenials(new PatientConsents(whole)));
  }

  private static FilterMatch filters(SearchParamMatcher matcher) {
    return (resource, filter) -> {
      InMemoryMatchResult result =
          matcher.match(resource.fhirType() + "?" + query(filter), resource, null);
      return result.supported() && result.matched();
    };
  }

  private static String query(Map<String, String> filter) {
    return filter.entrySet().stream()
        .map(
            criterion ->
                criterion.getKey()
                    + "="
                    + URLEncoder.encode(criterion.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Bean
  JobOwners jobOwners(DataSource dataSource) {
    return new JobOwnerTable(dataSource);
  }

  @Bean
  Guard guard(
      RestfulServer server,
      Access access,
      JobOwners jobs,
      JpaClinicalRecord whole,
      MatchUrlService queries,
      JpaStorageSettings storage) {
    // The entries of a batch are worked on by the thread that knows its caller.
    storage.setBundleBatchPoolSize(1);
    // An export is made for one client and not handed to another.
    storage.setEnableBulkExportJobReuse(false);
    server.registerInterceptor(new RequestGate(access, jobs, whole));
    server.registerInterceptor(new WriteGuard(access, whole, server.getFhirContext()));
    server.registerInterceptor(new AnswerGuard(access, jobs));
    server.registerInterceptor(new JobWatch(access, jobs));
    server.registerInterceptor(new SearchNarrowing(access, queries));
    return new Guard();
  }
}
