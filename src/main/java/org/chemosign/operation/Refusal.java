package org.chemosign.operation;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Why an operation refuses a request: the HTTP status, the R4 issue type and our own code. Every
 * refusal becomes an OperationOutcome that names the culprit.
 */
public enum Refusal {
  MISSING_INPUT(400, IssueType.REQUIRED),
  CONFLICTING_INPUT(400, IssueType.INVALID),
  INVALID_PARAMETER(400, IssueType.VALUE),
  UNREADABLE_MATRIX(400, IssueType.STRUCTURE),
  INVALID_VALUE(400, IssueType.VALUE),
  DUPLICATE(400, IssueType.VALUE),
  NOT_FOUND(404, IssueType.NOTFOUND),
  SEVERAL_PROFILES(412, IssueType.MULTIPLEMATCHES),
  MATRIX_TOO_LARGE(413, IssueType.TOOCOSTLY),
  UNKNOWN_CODE(422, IssueType.CODEINVALID),
  NOT_SUPPORTED(422, IssueType.NOTSUPPORTED),
  SIGNATURE_NOT_RELEASED(422, IssueType.NOTSUPPORTED),
  SPECIMEN_GATE(422, IssueType.BUSINESSRULE),
  SUBJECT_MISMATCH(422, IssueType.BUSINESSRULE),
  UNUSABLE_RESOURCE(422, IssueType.BUSINESSRULE),
  IMPLAUSIBLE_UNIT(422, IssueType.BUSINESSRULE),
  GENES_MISSING(422, IssueType.INCOMPLETE),
  ALREADY_SIGNED(409, IssueType.CONFLICT),
  NOT_PRELIMINARY(409, IssueType.CONFLICT),
  NOT_SIGNED(409, IssueType.CONFLICT),
  ALREADY_REPLACED(409, IssueType.CONFLICT),
  CHANGED_MEANWHILE(409, IssueType.CONFLICT),
  SIGNED_REPORT(409, IssueType.CONFLICT),
  SIGN_FIRST(409, IssueType.BUSINESSRULE),
  INVALID_TRANSITION(409, IssueType.BUSINESSRULE),
  STATUS_REASON_MISSING(422, IssueType.REQUIRED),
  TOO_MANY(413, IssueType.TOOCOSTLY),
  TOO_FEW(422, IssueType.BUSINESSRULE),
  MIXED_SCALES(422, IssueType.BUSINESSRULE),
  DUPLICATE_PATIENT(422, IssueType.BUSINESSRULE),
  ALREADY_THERE(409, IssueType.CONFLICT),
  STILL_REFERRED_TO(409, IssueType.CONFLICT),
  EXPORT_RUNNING(409, IssueType.TRANSIENT),
  OPERATION_ONLY(403, IssueType.FORBIDDEN),
  UNREADABLE_PLATE(400, IssueType.STRUCTURE),
  JOB_FAILED(500, IssueType.EXCEPTION),
  JOB_INTERRUPTED(500, IssueType.TRANSIENT),
  BUSY(503, IssueType.THROTTLED);

  /** System of the codes in {@code issue.details}. */
  public static final String SYSTEM = "https://chemosign.example/fhir/CodeSystem/operation-refusal";

  private static final String RETRY_AFTER_SECONDS = "5";

  private final int status;
  private final IssueType type;

  Refusal(int status, IssueType type) {
    this.status = status;
    this.type = type;
  }

  /** Code in {@code issue.details}, such as {@code missing-input}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /**
   * The refusal as an exception for HAPI.
   *
   * @param where FHIRPath of the culprit, such as {@code Parameters.parameter.where(name='drug')}
   * @param message what is wrong with what, for people
   */
  public BaseServerResponseException at(String where, String message) {
    OperationOutcome outcome = new OperationOutcome();
    OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue();
    issue.setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(message);
    issue.getDetails().addCoding().setSystem(SYSTEM).setCode(code());
    issue.addExpression(where);
    BaseServerResponseException refusal =
        new UnclassifiedServerFailureException(status, message, outcome);
    if (this == BUSY) {
      refusal.addResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    return refusal;
  }

  /** The refusal of an operation's named parameter. */
  public BaseServerResponseException parameter(String name, String message) {
    return at("Parameters.parameter.where(name='" + name + "')", message);
  }
}
