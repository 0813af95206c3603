package org.chemosign.security.smart.issuer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chemosign.security.smart.page.SignInPage;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Tells the app of an error by its registered redirect; where there is no redirect that can be
 * trusted, tells the person by a page.
 */
final class AuthorizeErrors implements AuthenticationFailureHandler {

  private static final int BAD_REQUEST = 400;

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    OAuth2AuthorizationCodeRequestAuthenticationToken asked =
        failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused
            ? refused.getAuthorizationCodeRequestAuthentication()
            : null;
    if (asked == null || asked.getRedirectUri() == null) {
      page(request, response);
    } else {
      OAuth2Error error =
          ((OAuth2AuthorizationCodeRequestAuthenticationException) failure).getError();
      response.sendRedirect(address(asked, error));
    }
  }

  private static String address(
      OAuth2AuthorizationCodeRequestAuthenticationToken asked, OAuth2Error error) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromUriString(asked.getRedirectUri())
            .queryParam("error", encoded(error.getErrorCode()));
    if (error.getDescription() != null) {
      address.queryParam("error_description", encoded(error.getDescription()));
    }
    if (asked.getState() != null) {
      address.queryParam("state", encoded(asked.getState()));
    }
    return address.build(true).toUriString();
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }

  static void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(BAD_REQUEST);
    response.setContentType("text/html;charset=UTF-8");
    response
        .getOutputStream()
        .write(SignInPage.badRequest(request.getLocale()).getBytes(StandardCharsets.UTF_8));
  }
}
