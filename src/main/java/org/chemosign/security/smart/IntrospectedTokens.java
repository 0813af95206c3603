package org.chemosign.security.smart;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.web.client.RestOperations;

/**
 * Asks the external issuer whether it still stands by a token (RFC 7662), after signature and
 * claims were found good. What is in the token comes from its own signed text, never from the
 * answer. An issuer that does not answer is an error, not a yes.
 */
final class IntrospectedTokens implements JwtDecoder {

  private static final String ENDPOINT = "introspection_endpoint";

  private final JwtDecoder decoder;
  private final SmartDocument issuer;
  private final RestOperations rest;

  /**
   * Tokens that the issuer is asked about.
   *
   * @param decoder verifies signature and claims
   * @param issuer tells the address of the introspection endpoint
   * @param rest signs in at that endpoint as a client
   */
  IntrospectedTokens(JwtDecoder decoder, SmartDocument issuer, RestOperations rest) {
    this.decoder = decoder;
    this.issuer = issuer;
    this.rest = rest;
  }

  @Override
  public Jwt decode(String token) {
    Jwt jwt = decoder.decode(token);
    if (!(issuer.members().get(ENDPOINT) instanceof String address)) {
      throw new AuthenticationServiceException("the issuer names no introspection endpoint");
    }
    try {
      new SpringOpaqueTokenIntrospector(address, rest).introspect(token);
    } catch (BadOpaqueTokenException e) {
      throw new BadJwtException("the issuer no longer stands by the token", e);
    } catch (OAuth2IntrospectionException e) {
      throw new AuthenticationServiceException("the issuer does not answer", e);
    }
    return jwt;
  }
}
