package org.chemosign.security.smart;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers a request without a good token: 401, never saying what is wrong with a token; 503 when
 * the issuer cannot be asked.
 */
final class BearerRefusal implements AuthenticationEntryPoint {

  private static final int UNAUTHORIZED = 401;
  private static final int UNAVAILABLE = 503;

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (reason instanceof AuthenticationServiceException) {
      response.setHeader("Retry-After", "5");
      PlainAnswer.outcome(
          response, UNAVAILABLE, "transient", "the issuer of tokens does not answer");
      return;
    }
    boolean presented = request.getHeader("Authorization") != null;
    response.setHeader("WWW-Authenticate", presented ? "Bearer error=\"invalid_token\"" : "Bearer");
    PlainAnswer.outcome(
        response,
        UNAUTHORIZED,
        "login",
        presented ? "the token is not valid here" : "a bearer token is needed");
  }
}
