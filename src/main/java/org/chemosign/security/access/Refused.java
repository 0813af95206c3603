package org.chemosign.security.access;

import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * The answers of the guard. What a caller must not learn of is answered in the words for what does
 * not exist, whether it exists or not.
 */
public final class Refused {

  private Refused() {}

  /** 401: there is no caller. */
  static BaseServerResponseException unknownCaller() {
    String text = "a bearer token is needed";
    BaseServerResponseException refusal = new AuthenticationException(text);
    refusal.setOperationOutcome(outcome(IssueType.LOGIN, text));
    refusal.addResponseHeader("WWW-Authenticate", "Bearer");
    return refusal;
  }

  /** 403 with a reason that tells nothing about what is stored. */
  public static BaseServerResponseException forbidden(String text) {
    return new ForbiddenOperationException(text, outcome(IssueType.FORBIDDEN, text));
  }

  /** 403 for lack of a scope. */
  public static BaseServerResponseException lacks(Permission permission, String type) {
    return forbidden("no scope of this token allows " + type + "." + permission.letter());
  }

  /** 404 for a resource. */
  static BaseServerResponseException unknown(String type, String id) {
    String text = "Resource " + type + "/" + id + " is not known";
    return new ResourceNotFoundException(text, outcome(IssueType.NOTFOUND, text));
  }

  /** 404 for a job. */
  static BaseServerResponseException unknownJob() {
    String text = "there is no such job";
    return new ResourceNotFoundException(text, outcome(IssueType.NOTFOUND, text));
  }

  /** 422 for a reference in what is to be stored. */
  static BaseServerResponseException dangling(String reference) {
    String text = "the resource refers to " + reference + ", which is not known";
    return new UnprocessableEntityException(text, outcome(IssueType.NOTFOUND, text));
  }

  private static OperationOutcome outcome(IssueType type, String text) {
    OperationOutcome outcome = new OperationOutcome();
    outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(text);
    return outcome;
  }
}
