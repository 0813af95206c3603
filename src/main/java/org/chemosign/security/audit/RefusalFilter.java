package org.chemosign.security.audit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the audit what was refused before the FHIR server saw it: a request without a token,
 * too large, too many.
 */
public final class RefusalFilter implements Filter {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalFilter.class);
  private static final int REFUSED = 400;

  private final AuditTrail trail;
  private final String base;

  /**
   * @param base path of the FHIR server, such as {@code /fhir}
   */
  public RefusalFilter(AuditTrail trail, String base) {
    this.trail = trail;
    this.base = base;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    HttpServletRequest http = (HttpServletRequest) request;
    int status = ((HttpServletResponse) response).getStatus();
    if (status >= REFUSED && http.getAttribute(AuditInterceptor.WRITTEN) == null) {
      write(http, status);
    }
  }

  private void write(HttpServletRequest request, int status) {
    String path = String.valueOf(request.getRequestURI());
    RequestLine line =
        path.startsWith(base)
            ? RequestLine.of(request.getMethod(), path.substring(base.length()))
            : new RequestLine(ActKind.UNKNOWN, Act.Matter.NONE);
    try {
      trail.append(new Act(Instant.now(), line.kind(), status, Agents.of(request), line.matter()));
    } catch (AuditException e) {
      LOG.error("a refusal could not be written to the audit: {}", e.getMessage());
    }
  }
}
