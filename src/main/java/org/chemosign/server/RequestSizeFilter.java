package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Refuses bodies over a limit with 413, whether they state their length or are sent in chunks. */
class RequestSizeFilter implements Filter {

  private static final int TOO_LARGE = 413;

  private final FhirContext fhir;
  private final int limit;

  RequestSizeFilter(FhirContext fhir, int limit) {
    this.fhir = fhir;
    this.limit = limit;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getContentLengthLong() > limit) {
      refuse((HttpServletResponse) response);
      return;
    }
    try {
      chain.doFilter(new BoundedRequest((HttpServletRequest) request), response);
    } catch (BodyTooLargeException e) {
      refuse((HttpServletResponse) response);
    }
  }

  private void refuse(HttpServletResponse response) throws IOException {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(OperationOutcome.IssueSeverity.ERROR)
        .setCode(OperationOutcome.IssueType.TOOCOSTLY)
        .setDiagnostics("the request body is larger than " + limit + " bytes");
    response.reset();
    response.setStatus(TOO_LARGE);
    response.setHeader("Connection", "close");
    response.setContentType("application/fhir+json;charset=UTF-8");
    byte[] body =
        fhir.newJsonParser().encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8);
    response.getOutputStream().write(body);
  }

  /** Thrown from reading, through HAPI, to the filter. */
  private static final class BodyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final class BoundedRequest extends HttpServletRequestWrapper {

    BoundedRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new BoundedStream(super.getInputStream());
    }
  }

  private final class BoundedStream extends ServletInputStream {

    private final ServletInputStream body;
    private long read;

    BoundedStream(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = body.read(buffer, offset, length);
      count(Math.max(count, 0));
      return count;
    }

    private void count(int bytes) {
      read += bytes;
      if (read > limit) {
        throw new BodyTooLargeException();
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
