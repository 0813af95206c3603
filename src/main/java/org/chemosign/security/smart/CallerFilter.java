package org.chemosign.security.smart;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chemosign.security.access.Caller;
import org.chemosign.security.access.CallerScope;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells everything behind it who calls: by an attribute of the request and on the thread. */
final class CallerFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof CallerAuthentication authentication) {
      request.setAttribute(Caller.ATTRIBUTE, authentication.caller());
      CallerScope scope = CallerScope.bind(authentication.caller());
      try {
        chain.doFilter(request, response);
      } finally {
        scope.close();
      }
    } else {
      // Authorisation has let nobody else pass.
      throw new ServletException("a request without a caller");
    }
  }
}
