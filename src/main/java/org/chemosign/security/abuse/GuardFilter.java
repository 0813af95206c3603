package org.chemosign.security.abuse;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chemosign.security.abuse.Refused.HostileRequestException;

/** A filter that turns requests away with an OperationOutcome. */
abstract class GuardFilter implements Filter {

  @Override
  public final void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      guard((HttpServletRequest) request, (HttpServletResponse) response, chain);
    } catch (HostileRequestException e) {
      e.answer((HttpServletResponse) response);
    }
  }

  /** Continues the chain, or throws what {@link Refused} makes. */
  abstract void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException;
}
