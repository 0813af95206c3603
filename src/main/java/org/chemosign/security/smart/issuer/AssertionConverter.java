package org.chemosign.security.smart.issuer;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads a client assertion whose client is named by the assertion alone, as SMART clients send it;
 * RFC 7523 makes {@code client_id} optional and the library needs it. The assertion is verified
 * afterwards with the keys of the client that it names.
 */
final class AssertionConverter implements AuthenticationConverter {

  private static final String ASSERTION = "client_assertion";
  private static final String CLIENT_ID = "client_id";

  private final AuthenticationConverter library = new JwtClientAssertionAuthenticationConverter();

  @Override
  public Authentication convert(HttpServletRequest request) {
    String assertion = request.getParameter(ASSERTION);
    if (assertion == null) {
      return null;
    }
    return library.convert(
        request.getParameter(CLIENT_ID) == null
            ? new NamedRequest(request, subject(assertion))
            : request);
  }

  private static String subject(String assertion) {
    try {
      String subject = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
      if (subject != null && !subject.isBlank()) {
        return subject;
      }
    } catch (ParseException e) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
  }

  private static final class NamedRequest extends HttpServletRequestWrapper {

    private final String client;

    NamedRequest(HttpServletRequest request, String client) {
      super(request);
      this.client = client;
    }

    @Override
    public String getParameter(String name) {
      return CLIENT_ID.equals(name) ? client : super.getParameter(name);
    }

    @Override
    public String[] getParameterValues(String name) {
      return CLIENT_ID.equals(name) ? new String[] {client} : super.getParameterValues(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> parameters = new LinkedHashMap<>(super.getParameterMap());
      parameters.put(CLIENT_ID, new String[] {client});
      return parameters;
    }
  }
}
