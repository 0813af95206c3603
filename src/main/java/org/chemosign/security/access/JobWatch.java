package org.chemosign.security.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.bulk.BulkExportJobParameters;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps who started a job, and keeps exports to the types that its caller may read. */
@Interceptor
public final class JobWatch {

  private static final Pattern ADDRESS =
      Pattern.compile(".*\\$(?:export-poll-status\\?_jobId|research-job\\?job)=([A-Za-z0-9.-]+)");

  private final Access access;
  private final JobOwners jobs;

  public JobWatch(Access access, JobOwners jobs) {
    this.access = access;
    this.jobs = jobs;
  }

  /** Remembers whose the job is at whose address a client is told to ask. */
  @Hook(Pointcut.SERVER_PROCESSING_COMPLETED_NORMALLY)
  public void accepted(ServletRequestDetails request) {
    job(request)
        .ifPresent(
            job ->
                Callers.of(request)
                    .ifPresent(caller -> jobs.remember(job, JobOwners.owner(caller))));
  }

  private static Optional<String> job(ServletRequestDetails request) {
    return Optional.ofNullable(request)
        .map(ServletRequestDetails::getServletResponse)
        .map(response -> response.getHeader("Content-Location"))
        .filter(address -> address.indexOf('$') > 0)
        .map(ADDRESS::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  /** Holds an export to the types that its caller may read whole. */
  @Hook(Pointcut.STORAGE_INITIATE_BULK_EXPORT)
  public void export(BulkExportJobParameters export, RequestDetails request) {
    Callers.of(request).ifPresent(caller -> hold(caller, export));
  }

  private void hold(Caller caller, BulkExportJobParameters export) {
    List<String> asked = Optional.ofNullable(export.getResourceTypes()).orElseGet(List::of);
    asked.stream()
        .filter(type -> !access.mayAll(caller, Permission.READ, type))
        .findFirst()
        .ifPresent(
            type -> {
              throw Refused.lacks(Permission.READ, type);
            });
    if (asked.isEmpty()) {
      export.setResourceTypes(
          ResourceKind.all()
              .filter(type -> access.mayAll(caller, Permission.READ, type))
              .sorted()
              .toList());
    }
  }
}
