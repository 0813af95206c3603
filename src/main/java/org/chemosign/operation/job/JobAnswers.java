package org.chemosign.operation.job;

import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** The answers of the asynchronous pattern. */
public final class JobAnswers {

  /** Name of the operation that is asked after jobs. */
  static final String STATUS = "$research-job";

  private JobAnswers() {}

  /** Whether the client takes an answer later. */
  public static boolean isAsync(ServletRequestDetails request) {
    String prefer = request.getHeader("Prefer");
    return prefer != null && prefer.replace(" ", "").matches("(.*[,;])?respond-async([,;].*)?");
  }

  /** Refuses a call of what takes long by a client that waits for the answer. */
  public static void requireAsync(ServletRequestDetails request) {
    if (!isAsync(request)) {
      throw Refusal.MISSING_INPUT.at(
          "Parameters", "this takes minutes: send the header Prefer: respond-async");
    }
  }

  /** 202, with the address to ask. */
  public static void accepted(ServletRequestDetails request, Task task) {
    HttpServletResponse response = request.getServletResponse();
    response.setHeader(
        "Content-Location",
        request.getFhirServerBase() + "/" + STATUS + "?job=" + task.getIdElement().getIdPart());
    send(request, HttpServletResponse.SC_ACCEPTED, outcome("accepted; ask at Content-Location"));
  }

  /** An outcome that is good news. */
  static OperationOutcome outcome(String text) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.INFORMATION)
        .setCode(IssueType.INFORMATIONAL)
        .setDiagnostics(text);
    return outcome;
  }

  /** Writes an answer in the format that the client takes. */
  public static void send(ServletRequestDetails request, int status, Resource body) {
    try {
      RestfulServerUtils.streamResponseAsResource(
          request.getServer(), body, Set.of(), status, false, request.isRespondGzip(), request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
