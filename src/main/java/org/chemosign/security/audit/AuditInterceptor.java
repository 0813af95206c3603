package org.chemosign.security.audit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every request into the audit before its answer leaves. When the audit cannot be written,
 * the answer is an error instead: nobody reads what nobody knows of.
 */
@Interceptor(order = AuditInterceptor.LAST)
public final class AuditInterceptor {

  /** After everything that still changes or refuses an answer. */
  static final int LAST = 100_000;

  /** Request attribute that says that the request is in the audit. */
  static final String WRITTEN = "org.chemosign.audit.written";

  private static final Logger LOG = LoggerFactory.getLogger(AuditInterceptor.class);
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final AuditTrail trail;
  private final DataSubjects subjects;
  private final ActReading reading;

  public AuditInterceptor(AuditTrail trail, FhirContext fhir) {
    this.trail = trail;
    subjects = new DataSubjects(fhir);
    reading = new ActReading(subjects);
  }

  /** Says that what a request did is in the audit already, as an erasure is. */
  public static void setWritten(HttpServletRequest request) {
    request.setAttribute(WRITTEN, true);
  }

  /** A resource was created. */
  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
  public void created(IBaseResource resource, RequestDetails request) {
    note(ActKind.CREATE, resource, request);
  }

  /** A resource has a new version. */
  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
    note(ActKind.UPDATE, after, request);
  }

  /** A resource was deleted. */
  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
  public void deleted(IBaseResource resource, RequestDetails request) {
    note(ActKind.DELETE, resource, request);
  }

  private void note(ActKind kind, IBaseResource resource, RequestDetails request) {
    if (request instanceof ServletRequestDetails) {
      String name = resource.getIdElement().toUnqualified().getValue();
      String reference = name.startsWith("/") ? name.substring(1) : name;
      Noted.of(request).write(new Noted.Write(kind, reference, subjects.of(resource)));
    }
  }

  /** What GraphQL reads leaves as text; so it is looked at here. */
  @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
  public void shown(IPreResourceShowDetails details, RequestDetails request) {
    if (request instanceof ServletRequestDetails && "$graphql".equals(request.getOperation())) {
      for (int i = 0; i < details.size(); i++) {
        Noted.of(request).shown(subjects.of(details.getResource(i)));
      }
    }
  }

  /** A request was answered; the answer has not left yet. */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public void answered(RequestDetails request, ResponseDetails response) {
    if (request instanceof ServletRequestDetails http
        && !(request instanceof ServletSubRequestDetails)) {
      write(http, response.getResponseResource(), response.getResponseCode());
    }
  }

  /** GraphQL was answered; the answer has not left yet. */
  @Hook(Pointcut.SERVER_OUTGOING_GRAPHQL_RESPONSE)
  public void answeredGraph(RequestDetails request) {
    if (request instanceof ServletRequestDetails http) {
      write(http, null, OK);
    }
  }

  /** Operations that write their answer themselves, which waits in the buffer meanwhile. */
  @Hook(Pointcut.SERVER_PROCESSING_COMPLETED_NORMALLY)
  public void completed(RequestDetails request) {
    if (request instanceof ServletRequestDetails http) {
      write(http, null, http.getServletResponse().getStatus());
    }
  }

  private void write(ServletRequestDetails request, IBaseResource answer, int status) {
    HttpServletRequest servlet = request.getServletRequest();
    if (servlet.getAttribute(WRITTEN) == null && !ActReading.isPublic(request)) {
      List<Act> acts = reading.done(request, answer, status == 0 ? OK : status);
      trail.append(acts);
    }
    servlet.setAttribute(WRITTEN, true);
  }

  /** A request was refused or failed. The refusal holds even when it cannot be written down. */
  @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
  public boolean refused(
      RequestDetails request, BaseServerResponseException problem, HttpServletRequest servlet) {
    if (request instanceof ServletRequestDetails http && servlet.getAttribute(WRITTEN) == null) {
      servlet.setAttribute(WRITTEN, true);
      int status = problem.getStatusCode() == NOT_MODIFIED ? OK : problem.getStatusCode();
      try {
        trail.append(reading.refused(http, status));
      } catch (AuditException e) {
        LOG.error("a refusal could not be written to the audit: {}", e.getMessage());
      }
    }
    return true;
  }
}
