package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chemosign.security.abuse.SafeHeaders;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is answered where there is nothing, and when a filter fails: a status and its name. */
@Controller
class ErrorPages implements ErrorController {

  private final FhirContext fhir;

  ErrorPages(FhirContext fhir) {
    this.fhir = fhir;
  }

  @RequestMapping("${server.error.path:/error}")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    HttpStatus status = status(request);
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(status == HttpStatus.NOT_FOUND ? IssueType.NOTFOUND : IssueType.PROCESSING)
        .setDiagnostics(status.getReasonPhrase());
    SafeHeaders.put(response);
    response.setStatus(status.value());
    response.setContentType("application/fhir+json;charset=UTF-8");
    response
        .getOutputStream()
        .write(
            fhir.newJsonParser().encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8));
  }

  /** Asked for by itself, there is no error here, and no page. */
  private static HttpStatus status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            && HttpStatus.resolve(code) != null
        ? HttpStatus.resolve(code)
        : HttpStatus.NOT_FOUND;
  }
}
