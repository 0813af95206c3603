package org.chemosign.server.capability;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Lets only those operations through that the CapabilityStatement lists. */
@Interceptor
public class OperationGate {

  /** Refuses with 404 what is not offered, whatever HAPI could do. */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
  public void check(RequestDetails request) {
    String operation = request.getOperation();
    if (operation == null || !operation.startsWith("$")) {
      return;
    }
    String name = operation.substring(1);
    if (OfferedOperation.find(name, request.getResourceName()).isEmpty()) {
      String message = "operation " + operation + " is not offered here";
      OperationOutcome outcome = new OperationOutcome();
      outcome
          .addIssue()
          .setSeverity(IssueSeverity.ERROR)
          .setCode(IssueType.NOTSUPPORTED)
          .setDiagnostics(message);
      throw new ResourceNotFoundException(message, outcome);
    }
  }
}
