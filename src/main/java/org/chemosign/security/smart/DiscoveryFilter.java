package org.chemosign.security.smart;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * Answers the documents that clients start from, as JSON whatever they accept; other paths of its
 * chain, which is the CapabilityStatement, pass.
 */
final class DiscoveryFilter implements Filter {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Map<String, Supplier<Map<String, Object>>> documents;

  DiscoveryFilter(Map<String, Supplier<Map<String, Object>>> documents) {
    this.documents = documents;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Supplier<Map<String, Object>> document =
        documents.get(((HttpServletRequest) request).getRequestURI());
    if (document == null) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletResponse answer = (HttpServletResponse) response;
    try {
      PlainAnswer.json(answer, OK, document.get());
    } catch (AuthenticationServiceException e) {
      answer.setHeader("Retry-After", "5");
      PlainAnswer.json(answer, UNAVAILABLE, Map.of("error", "temporarily_unavailable"));
    }
  }
}
