package org.chemosign.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.List;
import org.chemosign.guide.ProfileValidation;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * A write that claims one of our profiles has to keep it: the resource is validated before it is
 * stored, and an invalid one is refused with the path of each element and the rule that it breaks.
 * What the server makes itself is not validated again at every write; its tests do that.
 */
@Interceptor
public class ProfileGate {

  private static final String OURS = Canonicals.profile("");
  private static final int MOST_ISSUES = 50;

  private final ProfileValidation validation;

  ProfileGate(ProfileValidation validation) {
    this.validation = validation;
  }

  /** A new resource, alone or in a transaction. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  public void created(IBaseResource resource, RequestDetails request) {
    check(resource, request);
  }

  /** A changed resource, by update or patch. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
    check(after, request);
  }

  private void check(IBaseResource resource, RequestDetails request) {
    if (request instanceof SystemRequestDetails || !claimsOurs(resource)) {
      return;
    }
    ValidationResult result = validation.validate(resource);
    if (!result.isSuccessful()) {
      throw refusal(resource, errors(result));
    }
  }

  private static boolean claimsOurs(IBaseResource resource) {
    return resource.getMeta().getProfile().stream()
        .anyMatch(profile -> profile.getValue() != null && profile.getValue().startsWith(OURS));
  }

  private static List<SingleValidationMessage> errors(ValidationResult result) {
    return result.getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .limit(MOST_ISSUES)
        .toList();
  }

  private static UnprocessableEntityException refusal(
      IBaseResource resource, List<SingleValidationMessage> errors) {
    OperationOutcome outcome = new OperationOutcome();
    for (SingleValidationMessage error : errors) {
      OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue();
      issue.setSeverity(IssueSeverity.ERROR).setCode(IssueType.INVALID);
      issue.setDiagnostics(error.getMessage()).addExpression(error.getLocationString());
      if (error.getMessageId() != null) {
        issue.getDetails().setText(error.getMessageId());
      }
    }
    return new UnprocessableEntityException(
        resource.fhirType() + " does not keep the profile that it claims", outcome);
  }
}
