package org.chemosign.security.smart.issuer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chemosign.security.smart.SmartAddresses;
import org.chemosign.security.smart.SmartDocument;

/** What the embedded authorisation server offers, and where. */
final class EmbeddedDocument implements SmartDocument {

  static final String AUTHORIZE = "/oauth2/authorize";
  static final String TOKEN = "/oauth2/token";
  static final String KEYS = "/oauth2/jwks";
  static final String INTROSPECT = "/oauth2/introspect";
  static final String REVOKE = "/oauth2/revoke";
  static final String OPENID_CONFIGURATION = "/.well-known/openid-configuration";

  private static final List<String> CLIENT_AUTHENTICATION =
      List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
  private static final List<String> ASSERTION_ALGORITHMS = List.of("RS384", "ES384");
  private static final List<String> CAPABILITIES =
      List.of(
          "launch-ehr",
          "launch-standalone",
          "client-public",
          "client-confidential-symmetric",
          "client-confidential-asymmetric",
          "sso-openid-connect",
          "context-banner",
          "context-ehr-patient",
          "context-standalone-patient",
          "permission-offline",
          "permission-patient",
          "permission-user",
          "permission-v1",
          "permission-v2");

  private final Map<String, Object> members;

  EmbeddedDocument(SmartAddresses addresses) {
    Map<String, Object> offered = new LinkedHashMap<>();
    offered.put("issuer", addresses.origin());
    offered.put("jwks_uri", addresses.at(KEYS));
    offered.put("authorization_endpoint", addresses.at(AUTHORIZE));
    offered.put("token_endpoint", addresses.at(TOKEN));
    offered.put("introspection_endpoint", addresses.at(INTROSPECT));
    offered.put("revocation_endpoint", addresses.at(REVOKE));
    offered.put(
        "grant_types_supported",
        List.of("authorization_code", "refresh_token", "client_credentials"));
    offered.put("token_endpoint_auth_methods_supported", withPublic());
    offered.put("token_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
    offered.put("introspection_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
    offered.put("revocation_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
    offered.putAll(SmartDocument.common());
    offered.put("capabilities", CAPABILITIES);
    members = Collections.unmodifiableMap(offered);
  }

  private static List<String> withPublic() {
    return java.util.stream.Stream.concat(
            CLIENT_AUTHENTICATION.stream(), java.util.stream.Stream.of("none"))
        .toList();
  }

  @Override
  public Map<String, Object> members() {
    return members;
  }

  /** The same for OpenID Connect, which has members of its own. */
  Map<String, Object> openIdConfiguration() {
    Map<String, Object> openId = new LinkedHashMap<>(members);
    openId.remove("capabilities");
    openId.put("subject_types_supported", List.of("public"));
    openId.put("id_token_signing_alg_values_supported", List.of("RS256"));
    openId.put("claims_supported", List.of("sub", "fhirUser"));
    return openId;
  }
}
