package org.chemosign.security.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Nobody writes, changes or deletes an AuditEvent: 405 for whoever tries. */
@Interceptor
public final class ReadOnlyAudit {

  /** Refuses whatever is not a read or a search, before anything is looked for that could do it. */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
  public void check(RequestDetails request) {
    boolean reads =
        request.getRequestType() == RequestTypeEnum.GET
            || request.getRequestType() == RequestTypeEnum.HEAD
            || request.getRequestType() == RequestTypeEnum.OPTIONS
            || request.getRequestType() == RequestTypeEnum.POST
                && "_search".equals(request.getOperation());
    if ("AuditEvent".equals(request.getResourceName()) && !reads) {
      String message = "AuditEvents are written by the server alone";
      OperationOutcome outcome = new OperationOutcome();
      outcome
          .addIssue()
          .setSeverity(IssueSeverity.ERROR)
          .setCode(IssueType.NOTSUPPORTED)
          .setDiagnostics(message);
      throw new MethodNotAllowedException(message, outcome, RequestTypeEnum.GET);
    }
  }
}
