package org.chemosign.security.abuse;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Why a request is turned away: HTTP status and R4 issue type. */
enum Refused {
  MALFORMED(400, IssueType.INVALID),
  UNREADABLE(400, IssueType.STRUCTURE),
  TOO_COSTLY(400, IssueType.TOOCOSTLY),
  METHOD(405, IssueType.NOTSUPPORTED),
  TOO_SLOW(408, IssueType.TIMEOUT),
  TOO_LARGE(413, IssueType.TOOCOSTLY),
  MEDIA_TYPE(415, IssueType.NOTSUPPORTED),
  UNSAFE(422, IssueType.BUSINESSRULE),
  TOO_MANY(429, IssueType.THROTTLED),
  BUSY(503, IssueType.THROTTLED);

  private static final String RETRY_AFTER_SECONDS = "5";

  private final int status;
  private final IssueType type;

  Refused(int status, IssueType type) {
    this.status = status;
    this.type = type;
  }

  /** The refusal as HAPI answers it. */
  BaseServerResponseException because(String reason) {
    return new UnclassifiedServerFailureException(status, reason, outcome(reason));
  }

  /** The refusal of an element that is named by its FHIRPath. */
  BaseServerResponseException at(String where, String reason) {
    OperationOutcome outcome = outcome(reason);
    outcome.getIssueFirstRep().addExpression(where);
    return new UnclassifiedServerFailureException(status, reason, outcome);
  }

  /** The refusal before HAPI, for a {@link GuardFilter}. */
  HostileRequestException before(String reason) {
    return new HostileRequestException(this, reason, RETRY_AFTER_SECONDS);
  }

  /** The refusal before HAPI with the seconds after which to try again. */
  HostileRequestException before(String reason, long retryAfterSeconds) {
    return new HostileRequestException(this, reason, Long.toString(retryAfterSeconds));
  }

  private OperationOutcome outcome(String reason) {
    OperationOutcome outcome = new OperationOutcome();
    outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(reason);
    return outcome;
  }

  private void write(HttpServletResponse response, String reason, String retryAfter)
      throws IOException {
    response.resetBuffer();
    SafeHeaders.put(response);
    response.setStatus(status);
    response.setContentType("application/fhir+json;charset=UTF-8");
    if (this == TOO_MANY || this == BUSY) {
      response.setHeader("Retry-After", retryAfter);
    }
    if (this == TOO_LARGE || this == TOO_SLOW) {
      response.setHeader("Connection", "close");
    }
    response
        .getOutputStream()
        .write(
            FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(outcome(reason))
                .getBytes(StandardCharsets.UTF_8));
  }

  /** Carries a refusal to the filter that answers it. */
  static final class HostileRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refused kind;
    private final String retryAfter;

    private HostileRequestException(Refused kind, String reason, String retryAfter) {
      super(reason, null, false, false);
      this.kind = kind;
      this.retryAfter = retryAfter;
    }

    void answer(HttpServletResponse response) throws IOException {
      kind.write(response, getMessage(), retryAfter);
    }
  }
}
